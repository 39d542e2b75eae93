package org.scorehub.replay;

import java.util.UUID;

/**
 * Who replays, and why.
 *
 * @param buyer the organisation
 * @param job the replay, or the preview of one
 */
record ReplayOrigin(String buyer, UUID job, String askedBy, String reason) {}
