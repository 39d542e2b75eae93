/**
 * The files that declare a connector, each read with the places of everything in it: what is wrong
 * in one is told with file, line, column, property and what was expected, all of it at once.
 */
@NullMarked
package org.scorehub.connector.declaration;

import org.jspecify.annotations.NullMarked;
