package org.scorehub.web.evidence;

import java.io.IOException;
import java.io.OutputStream;

/** Where a pack goes; opened as late as its form allows, so that what fails before can be told. */
@FunctionalInterface
interface PackTarget {

  OutputStream open() throws IOException;
}
