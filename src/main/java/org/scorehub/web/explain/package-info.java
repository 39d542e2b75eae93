/** Where a value of the past came from. */
@NullMarked
package org.scorehub.web.explain;

import org.jspecify.annotations.NullMarked;
