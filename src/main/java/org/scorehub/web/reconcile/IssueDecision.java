package org.scorehub.web.reconcile;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the organisation decided where audits speak of an issue.
 *
 * @param verdict SAME_ISSUE, ACCEPT, DISPUTE or ASK_SITE
 * @param acceptedScheme scheme of the audit whose view holds; null for other verdicts
 * @param acceptedAudit its native id
 * @param stale whether its ground has changed since
 */
public record IssueDecision(
    UUID id,
    String verdict,
    @Nullable String acceptedScheme,
    @Nullable String acceptedAudit,
    @Nullable String reason,
    @Nullable String question,
    String decidedBy,
    Instant decidedAt,
    boolean stale) {}
