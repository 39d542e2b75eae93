package org.scorehub.reconcile;

import java.util.UUID;

/**
 * An issue that findings of audits opened, as far as reconciling needs it.
 *
 * @param key native id, code or text hash that tells findings of a scheme apart; see {@link
 *     org.scorehub.audit.FindingKey}
 * @param topic where it belongs by now, corrections of people included
 * @param state canonical IssueState
 */
public record HeldIssue(UUID id, String scheme, String key, String topic, String state) {}
