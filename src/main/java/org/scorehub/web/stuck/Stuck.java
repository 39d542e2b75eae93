package org.scorehub.web.stuck;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.web.Columns;

/**
 * An exchange or a delivery that does not go on by itself, or is late; or what is recommended for a
 * site and waits for approval.
 *
 * @param direction in or out
 * @param id of the exchange or delivery; of the site whose recommendations wait
 * @param state of the exchange or delivery; {@code AWAITING_APPROVAL}
 * @param since when it came to stand still
 * @param age for how long, ISO 8601
 * @param code of the problem; null if none is the reason
 * @param message what is wrong; null if there are no words for it
 * @param key the document's own key; null if it has none
 * @param siteName null if it is not known
 * @param behind the delivery that goes before it; null if none does
 * @param nextAttempt when the hub tries again by itself; null if it does not, or at once
 * @param links to itself, and to where it is let go on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stuck(
    String direction,
    UUID id,
    String connector,
    String document,
    String state,
    StuckReason reason,
    Instant since,
    String age,
    @Nullable String code,
    @Nullable String message,
    @Nullable String key,
    @Nullable String siteName,
    @Nullable UUID behind,
    @Nullable Instant nextAttempt,
    Map<String, String> links) {

  private static final String SITE_CONFLICT = "identity.conflict";

  /** Documents that the hub has not dealt with are late after this. */
  static final Duration USUAL = Duration.ofMinutes(2);

  /** Of an exchange, the oldest first of each state. */
  static final String EXCHANGES =
      """
      SELECT f.*, now() AS now,
             (SELECT s.name FROM site_standing s WHERE s.at_site = f.site_id) AS site_name
        FROM unnest(ARRAY['RECEIVED', 'SPLITTING', 'WAITING', 'QUARANTINED', 'PARKED']) AS s (state)
       CROSS JOIN LATERAL (
         SELECT e.id, e.connector, e.document, e.state, e.native_key, e.site_id, e.updated_at AS since,
                coalesce(jsonb_path_query_first(e.problems, '$[*] ? (@.blocking == true)'),
                         e.problems -> 0) AS problem
           FROM exchange e
          WHERE e.state = s.state
            AND (e.state NOT IN ('RECEIVED', 'SPLITTING') OR e.updated_at < now() - :usual::interval)
          ORDER BY e.id LIMIT :most) f""";

  static Stuck exchange(ResultSet row, int number) throws SQLException {
    Problem problem =
        row.getString("problem") == null ? null : Columns.value(row, "problem", Problem.class);
    StuckReason reason = reason(row.getString("state"), problem);
    return of(
        "in",
        row,
        reason,
        problem == null ? null : problem.code(),
        problem == null ? null : problem.message(),
        null,
        null);
  }

  private static StuckReason reason(String state, @Nullable Problem problem) {
    return switch (state) {
      case "RECEIVED" -> StuckReason.NOT_WORKED_ON;
      case "SPLITTING" -> StuckReason.SPLITTING;
      case "WAITING" -> StuckReason.WAITS_FOR_ITS_AUDIT;
      case "PARKED" -> StuckReason.STOPPED_THE_HUB;
      default ->
          problem != null && problem.code().equals(SITE_CONFLICT)
              ? StuckReason.SITE_UNDECIDED
              : StuckReason.QUARANTINED;
    };
  }

  static Stuck of(
      String direction,
      ResultSet row,
      StuckReason reason,
      @Nullable String code,
      @Nullable String message,
      @Nullable UUID behind,
      @Nullable Instant next)
      throws SQLException {
    UUID id = Columns.uuid(row, "id");
    String self = (direction.equals("in") ? "/exchanges/" : "/deliveries/") + id;
    Map<String, String> links = Map.of("self", self, "act", reason.act().page(id, self));
    return of(direction, row, reason, code, message, behind, next, links);
  }

  static Stuck of(
      String direction,
      ResultSet row,
      StuckReason reason,
      @Nullable String code,
      @Nullable String message,
      @Nullable UUID behind,
      @Nullable Instant next,
      Map<String, String> links)
      throws SQLException {
    Instant since = Columns.instant(row, "since");
    Duration age = Duration.between(since, Columns.instant(row, "now"));
    return new Stuck(
        direction,
        Columns.uuid(row, "id"),
        row.getString("connector"),
        row.getString("document"),
        row.getString("state"),
        reason,
        since,
        age.truncatedTo(ChronoUnit.SECONDS).toString(),
        code,
        message,
        row.getString("native_key"),
        row.getString("site_name"),
        behind,
        next,
        links);
  }
}
