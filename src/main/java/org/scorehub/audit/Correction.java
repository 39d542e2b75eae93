package org.scorehub.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.FindingSignal;
import org.scorehub.matching.MatchingRules;
import org.scorehub.matching.Reason;
import org.scorehub.matching.Topic;

/**
 * Where a person of a buyer placed findings.
 *
 * @param covers which findings
 * @param issueId the issue of the finding that was looked at
 * @param code its native code; null if it has none
 * @param textHash of its text, see {@link FoldedText}; null if it has none
 * @param topic where findings like it belong
 */
public record Correction(
    String buyer,
    UUID id,
    Covers covers,
    UUID issueId,
    String scheme,
    @Nullable String code,
    @Nullable String textHash,
    String topic,
    String madeBy,
    Instant madeAt) {

  /** Which findings a correction places. */
  public enum Covers {
    /** Only what is observed of this one issue. */
    ISSUE,
    /**
     * Those of the scheme with the same folded text, and the same code if a list knows the code.
     */
    TEXT,
    /** Those of the scheme with the same code, which no list knows. */
    CODE
  }

  /**
   * Whether it places a finding of its buyer, as far as these rules know its code.
   *
   * @param issue id of its issue; null if it has none yet
   */
  boolean places(
      FindingSignal finding,
      @Nullable UUID issue,
      @Nullable String findingHash,
      MatchingRules rules) {
    if (!scheme.equals(finding.scheme()) || rules.topic(topic).isEmpty()) {
      return false;
    }
    return switch (covers) {
      case ISSUE -> issueId.equals(issue);
      case TEXT -> coversText(finding, findingHash, rules);
      case CODE -> coversCode(finding, rules);
    };
  }

  private boolean coversCode(FindingSignal finding, MatchingRules rules) {
    boolean unplaced = finding.topic() == null || finding.topic().equals(Topic.UNMAPPED);
    return unplaced
        && finding.code() != null
        && finding.code().equals(code)
        && !rules.knows(scheme, finding.code());
  }

  private boolean coversText(
      FindingSignal finding, @Nullable String findingHash, MatchingRules rules) {
    return textHash != null
        && textHash.equals(findingHash)
        && known(code, rules).equals(known(finding.code(), rules));
  }

  private String known(@Nullable String aCode, MatchingRules rules) {
    return aCode != null && rules.knows(scheme, aCode) ? aCode : "";
  }

  /** The correction in a row of {@code finding_correction}. */
  public static Correction from(ResultSet row, int number) throws SQLException {
    return new Correction(
        row.getString("buyer"),
        row.getObject("id", UUID.class),
        Covers.valueOf(row.getString("covers")),
        row.getObject("issue_id", UUID.class),
        row.getString("scheme"),
        row.getString("code"),
        row.getString("text_hash"),
        row.getString("topic"),
        row.getString("made_by"),
        row.getTimestamp("made_at").toInstant());
  }

  Reason reason() {
    String like =
        switch (covers) {
          case ISSUE -> "this finding";
          case TEXT -> "findings with this text";
          case CODE -> "findings with code " + code;
        };
    String day = madeAt.toString().substring(0, 10);
    return new Reason(
        "finding_correction#" + id,
        madeBy + " placed " + like + " under " + topic + " on " + day + " (correction)");
  }
}
