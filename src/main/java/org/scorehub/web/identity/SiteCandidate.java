package org.scorehub.web.identity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * Two sites that may be one.
 *
 * @param left id that the first leads to now
 * @param right id that the second leads to now
 * @param score 0 to 1; from 0.80 on taken for the same, below 0.50 for different
 * @param why reasons of the score
 * @param leftRecord the first as it was compared
 * @param decision SAME or DIFFERENT; null while it waits
 */
public record SiteCandidate(
    UUID id,
    UUID left,
    UUID right,
    double score,
    JsonNode why,
    JsonNode leftRecord,
    JsonNode rightRecord,
    Instant foundAt,
    @Nullable String decision,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String reason) {

  static final String SELECT =
      "SELECT c.*, hub_current_site(c.left_id) AS left_now, hub_current_site(c.right_id) AS right_now"
          + " FROM site_candidate c ";

  static SiteCandidate from(ResultSet row, int number) throws SQLException {
    return new SiteCandidate(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "left_now"),
        Columns.uuid(row, "right_now"),
        row.getDouble("score"),
        Columns.json(row, "why"),
        Columns.json(row, "left_record"),
        Columns.json(row, "right_record"),
        Columns.instant(row, "found_at"),
        row.getString("decision"),
        row.getString("decided_by"),
        Columns.instantOrNull(row, "decided_at"),
        row.getString("reason"));
  }

  /** Whether nobody has decided. */
  @JsonIgnore
  public boolean isOpen() {
    return decision == null;
  }

  /** The score as a person reads it. */
  @JsonIgnore
  public String scoreText() {
    return String.format(Locale.ROOT, "%.2f", score);
  }

  /** Both records, field by field. */
  @JsonIgnore
  public List<ComparedField> fields() {
    return ComparedField.of(leftRecord, rightRecord);
  }

  /** The reasons in words, the weightiest first as the scorer gave them. */
  @JsonIgnore
  public List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    why.forEach(reason -> reasons.add(Reason.of(reason)));
    return reasons;
  }

  /**
   * One reason.
   *
   * @param values what was compared; empty if the reason says all
   * @param effect added to the odds that the two are one; null if not given
   */
  record Reason(String what, String values, @Nullable Double effect) {

    static Reason of(JsonNode reason) {
      if (!reason.isObject()) {
        return new Reason(reason.asText(), "", null);
      }
      String left = reason.path("left").asText("");
      String right = reason.path("right").asText("");
      String values = left.isEmpty() && right.isEmpty() ? "" : left + " | " + right;
      JsonNode effect = reason.path("effect");
      return new Reason(
          reason.path("what").asText(""), values, effect.isNumber() ? effect.asDouble() : null);
    }

    /** Whether it speaks for one factory. */
    public boolean speaksFor() {
      return effect != null && effect > 0;
    }

    /** Whether it speaks for two. */
    public boolean speaksAgainst() {
      return effect != null && effect < 0;
    }
  }
}
