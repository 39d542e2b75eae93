/**
 * Proposes training groups: factories near each other that need the same module at a time that
 * suits them all, paid for by the buyers that share them. The planner is a pure function; the
 * boards that it plans from are composed for each organisation by the pipeline.
 */
@NullMarked
package org.scorehub.training.cohort;

import org.jspecify.annotations.NullMarked;
