/**
 * Proves what the journal says: seals its settled records into chained Merkle trees, verifies that
 * nothing was changed since, lets bytes be erased where the law asks for it, and hands out proofs
 * that can be checked with nothing but SHA-256.
 */
@NullMarked
package org.scorehub.proof;

import org.jspecify.annotations.NullMarked;
