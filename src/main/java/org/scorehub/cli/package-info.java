/** The {@code ./hub} commands. */
@NullMarked
package org.scorehub.cli;

import org.jspecify.annotations.NullMarked;
