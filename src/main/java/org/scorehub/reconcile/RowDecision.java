package org.scorehub.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Verdict;

/**
 * What a person decided on a row.
 *
 * @param accepted the audit whose view holds; null unless the verdict is ACCEPT
 * @param reason in the person's words; null if none was given
 * @param question what the site is to be asked; null unless the verdict is ASK_SITE. Kept and
 *     listed, not sent
 * @param issues ids of the issues of the row when it was decided
 * @param ground what was on screen, as JSON
 * @param confirms the decision that it repeats on a new ground; null for others
 * @param batch the act that made several decisions at once; null for a single one
 * @param undoneAt null while it is not undone
 */
public record RowDecision(
    UUID id,
    String row,
    @Nullable String topic,
    Verdict verdict,
    @Nullable AuditRef accepted,
    @Nullable String reason,
    @Nullable String question,
    List<UUID> issues,
    String ground,
    String groundSha256,
    @Nullable UUID confirms,
    @Nullable UUID batch,
    String decidedBy,
    Instant decidedAt,
    @Nullable String undoneBy,
    @Nullable Instant undoneAt) {

  public RowDecision {
    issues = List.copyOf(issues);
  }

  /**
   * What a person chose.
   *
   * @param accepted only and always with ACCEPT
   * @param question only and always with ASK_SITE
   */
  public record Choice(
      Verdict verdict,
      @Nullable AuditRef accepted,
      @Nullable String reason,
      @Nullable String question,
      @Nullable UUID confirms,
      @Nullable UUID batch) {}

  /** A new decision on a row as it is; its time is that of being stored. */
  public static RowDecision made(Row row, Choice choice, String by) {
    Ground ground = Ground.of(row);
    return new RowDecision(
        UUID.randomUUID(),
        row.key(),
        row.topic(),
        choice.verdict(),
        choice.accepted(),
        choice.reason(),
        choice.question(),
        row.issues(),
        ground.json(),
        ground.sha256(),
        choice.confirms(),
        choice.batch(),
        by,
        Instant.EPOCH,
        null,
        null);
  }

  public boolean isUndone() {
    return undoneAt != null;
  }
}
