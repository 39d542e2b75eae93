package org.scorehub.document;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from the start as often as needed. */
@FunctionalInterface
public interface ByteSource {
  /** A new stream over all bytes; the caller closes it. */
  InputStream open() throws IOException;
}
