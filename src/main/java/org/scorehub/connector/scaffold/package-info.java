/**
 * Drafts a connector from sample documents: what their fields are called and hold is compared with
 * a table of words and forms, and what comes of it is compiled and run before a file is written.
 */
@NullMarked
package org.scorehub.connector.scaffold;

import org.jspecify.annotations.NullMarked;
