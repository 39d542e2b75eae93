/** Seals of the journal, exports with proofs, erasures. */
@NullMarked
package org.scorehub.web.proof;

import org.jspecify.annotations.NullMarked;
