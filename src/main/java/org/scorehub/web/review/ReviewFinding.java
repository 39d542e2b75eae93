package org.scorehub.web.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.Correction.Covers;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.FindingSignal;
import org.scorehub.matching.Match;
import org.scorehub.matching.Reason;

/**
 * A finding that waits for a person.
 *
 * @param id of its issue
 * @param kind UNMAPPED_FINDING: the rules know no topic; LOW_CONFIDENCE: they are not sure
 * @param text in the auditor's words; null if there are none
 * @param answer what the rules think now
 * @param sameText open findings with this text that a decision by text would place; null if it has
 *     none
 * @param sameCode open findings with this code, which no list knows; null if a list knows it
 */
public record ReviewFinding(
    UUID id,
    String kind,
    UUID siteId,
    @Nullable String siteName,
    @Nullable String country,
    String scheme,
    @Nullable String code,
    String givenTopic,
    @Nullable String text,
    @Nullable String language,
    String severity,
    @Nullable String severityIssued,
    String audit,
    UUID exchangeId,
    Instant waitingSince,
    @Nullable Answer answer,
    @Nullable Alike sameText,
    @Nullable Alike sameCode) {

  /**
   * What the rules think.
   *
   * @param topic canonical topic, or UNMAPPED
   * @param confidence 0 to 1
   * @param suggestions topics to begin with, the likeliest first; without UNMAPPED
   */
  public record Answer(
      String topic,
      @Nullable String amforiPa,
      @Nullable String etiClause,
      String primary,
      String secondary,
      boolean escalate,
      double confidence,
      List<Reason> reasons,
      List<String> suggestions) {

    static Answer of(Match match, List<String> suggestions) {
      return new Answer(
          match.topic(),
          match.amforiPa(),
          match.etiClause(),
          match.primary(),
          match.secondary(),
          match.escalate(),
          match.confidence(),
          match.reasons(),
          suggestions);
    }

    /** The topic to accept with one key; null if the rules know none. */
    @JsonIgnore
    public @Nullable String suggested() {
      return suggestions.isEmpty() || !suggestions.get(0).equals(topic) ? null : topic;
    }

    @JsonIgnore
    public long percent() {
      return Math.round(confidence * 100);
    }
  }

  /** How many findings are like it, this one included, and at how many sites. */
  public record Alike(long findings, long sites) {}

  FindingSignal signal() {
    return new FindingSignal(
        scheme,
        code,
        givenTopic,
        SeverityLevel.valueOf(severity),
        severityIssued,
        text,
        language,
        false);
  }

  /** What a decision covers unless its maker says otherwise. */
  @JsonIgnore
  public Covers usual() {
    return sameText != null ? Covers.TEXT : sameCode != null ? Covers.CODE : Covers.ISSUE;
  }

  /** How many findings a decision covers unless its maker says otherwise, this one included. */
  @JsonIgnore
  public long coveredByUsual() {
    Alike alike = sameText != null ? sameText : sameCode;
    return alike == null ? 1 : Math.max(1, alike.findings());
  }

  ReviewFinding with(Answer newAnswer, @Nullable Alike alikeByText, @Nullable Alike alikeByCode) {
    return new ReviewFinding(
        id,
        kind,
        siteId,
        siteName,
        country,
        scheme,
        code,
        givenTopic,
        text,
        language,
        severity,
        severityIssued,
        audit,
        exchangeId,
        waitingSince,
        newAnswer,
        alikeByText,
        alikeByCode);
  }
}
