package org.scorehub.journal;

import java.util.UUID;

/**
 * One more attempt at an exchange.
 *
 * @param stage what it began with: RECEIVED, the bytes, or CANONICAL, the stored translation
 * @param askedBy who asked for it
 * @param reason why
 * @param job the replay it belongs to
 */
public record RepeatedAttempt(String stage, String askedBy, String reason, UUID job) {}
