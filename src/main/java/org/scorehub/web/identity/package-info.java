/** Which records are one factory: pairs that wait, merges and splits. */
@NullMarked
package org.scorehub.web.identity;

import org.jspecify.annotations.NullMarked;
