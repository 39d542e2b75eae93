/** The hub as programs see it that are not ours. */
@NullMarked
package org.scorehub.external;

import org.jspecify.annotations.NullMarked;
