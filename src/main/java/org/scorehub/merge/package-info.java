/**
 * Makes one site of two and two of one, with all that hangs on them, and back again. Hides which
 * tables there are and how a change is remembered.
 */
@NullMarked
package org.scorehub.merge;

import org.jspecify.annotations.NullMarked;
