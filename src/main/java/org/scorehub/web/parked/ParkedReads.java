package org.scorehub.web.parked;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.scorehub.web.FormText;
import org.scorehub.web.Owner;
import org.scorehub.web.escalation.EscalationReads;
import org.springframework.stereotype.Component;

/** Reads what does not go on by itself, grouped by cause, and the alerts that told of it. */
@Component
class ParkedReads {

  /**
   * Documents or deliveries that stand still for one cause.
   *
   * @param direction in or out
   * @param state QUARANTINED, PARKED, REFUSED, or WAITING for another attempt
   * @param code of the first blocking problem; without one, what happened
   * @param path in the document, indices left out; empty if it is about the whole
   * @param reason as one of them has it; null if none does
   * @param nextAttempt the first of those that wait; null if none does
   * @param samples links to the latest three
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Group(
      String direction,
      String connector,
      String document,
      String state,
      String code,
      String path,
      long count,
      Instant oldest,
      Instant newest,
      @Nullable String reason,
      @Nullable Instant nextAttempt,
      List<String> samples) {

    Group {
      samples = List.copyOf(samples);
    }
  }

  /**
   * A message about a cause.
   *
   * @param sending OPEN while it counts, DUE, SENT, FAILED, or ENDED before it went out
   * @param sentBy webhook, email, log
   * @param problem why the last attempt to send it failed; null if it did not
   * @param endedAt when the connector that was paused was resumed; null of all else
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AlertView(
      UUID id,
      String direction,
      String connector,
      String document,
      String state,
      String code,
      String path,
      long count,
      Instant from,
      Instant to,
      String sample,
      String sending,
      Instant dueAt,
      List<String> sentBy,
      @Nullable String problem,
      @Nullable Instant endedAt) {

    AlertView {
      sentBy = List.copyOf(sentBy);
    }
  }

  private static final String ALERTS =
      "SELECT * FROM alert WHERE (visible_to IS NULL OR "
          + EscalationReads.VISIBLE
          + ") ORDER BY window_to DESC, id LIMIT :limit";
  private static final int MOST_GROUPS = 200;
  private static final String GROUPS =
      """
      SELECT direction, connector, document, state, code, path, count(*) AS count,
             min(since) AS oldest, max(since) AS newest, min(next_attempt) AS next_attempt,
             (array_agg(reason ORDER BY since DESC))[1] AS reason,
             (array_agg(id ORDER BY since DESC))[1:3] AS samples
        FROM trouble
       GROUP BY direction, connector, document, state, code, path
       ORDER BY count DESC, newest DESC LIMIT ?\
      """;

  private final OrganisationDatabase database;

  ParkedReads(OrganisationDatabase database) {
    this.database = database;
  }

  /** Most frequent first, at most {@value #MOST_GROUPS}; null for the caller's own organisation. */
  List<Group> groups(@Nullable String organisation) {
    return database.as(
        Owner.of(FormText.given(organisation)),
        jdbc -> jdbc.sql(GROUPS).param(MOST_GROUPS).query(ParkedReads::group).list());
  }

  /**
   * Latest first, as far as the caller's roles may see what they are about; null for the caller's
   * own organisation.
   */
  List<AlertView> alerts(@Nullable String organisation, int limit) {
    return database.as(
        Owner.of(FormText.given(organisation)),
        jdbc ->
            jdbc.sql(ALERTS)
                .param("roles", EscalationReads.rolesOf(Caller.current()))
                .param("limit", limit)
                .query(ParkedReads::alert)
                .list());
  }

  private static Group group(ResultSet row, int number) throws SQLException {
    String direction = row.getString("direction");
    return new Group(
        direction,
        row.getString("connector"),
        row.getString("document"),
        row.getString("state"),
        row.getString("code"),
        row.getString("path"),
        row.getLong("count"),
        Columns.instant(row, "oldest"),
        Columns.instant(row, "newest"),
        row.getString("reason"),
        Columns.instantOrNull(row, "next_attempt"),
        Arrays.stream((UUID[]) row.getArray("samples").getArray())
            .map(id -> link(direction, id))
            .toList());
  }

  private static String link(String direction, UUID id) {
    return (direction.equals("in") ? "/exchanges/" : "/deliveries/") + id;
  }

  private static String sample(ResultSet row) throws SQLException {
    UUID sample = row.getObject("sample_id", UUID.class);
    UUID site = row.getObject("at_site", UUID.class);
    return switch (row.getString("direction")) {
      case "deadline" -> site == null ? "/escalations/" + sample : "/sites/" + site;
      case "connector" -> "/connectors/" + row.getString("connector");
      default -> link(row.getString("direction"), sample);
    };
  }

  private static AlertView alert(ResultSet row, int number) throws SQLException {
    return new AlertView(
        row.getObject("id", UUID.class),
        row.getString("direction"),
        row.getString("connector"),
        row.getString("document"),
        row.getString("state"),
        row.getString("code"),
        row.getString("path"),
        row.getLong("count"),
        Columns.instant(row, "window_from"),
        Columns.instant(row, "window_to"),
        sample(row),
        row.getString("sending"),
        Columns.instant(row, "due_at"),
        List.of((String[]) row.getArray("sent_by").getArray()),
        row.getString("problem"),
        Columns.instantOrNull(row, "ended_at"));
  }
}
