/**
 * Keeps every exchange with its stages, bytes, hashes, problems and business keys, and finds them
 * again.
 */
@NullMarked
package org.scorehub.journal;

import org.jspecify.annotations.NullMarked;
