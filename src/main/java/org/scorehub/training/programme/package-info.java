/**
 * What the SCORE programme achieved, over all enterprises that somebody may see: readings compared
 * within each enterprise first, then counted and averaged.
 */
@NullMarked
package org.scorehub.training.programme;

import org.jspecify.annotations.NullMarked;
