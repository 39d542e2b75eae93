package org.scorehub.web.training;

import java.time.Instant;

/**
 * Figures that were counted before.
 *
 * @param countedAt when that began: nothing later is in them
 */
record Kept<T>(T figures, Instant countedAt) {}
