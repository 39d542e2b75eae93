package org.scorehub.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scorehub.canonical.Problem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the journal on the pipeline's behalf. */
@Component
public final class ExchangeJournal {

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final ObjectMapper json;
  private final ConnectorTallies tallies;

  ExchangeJournal(PipelineDatabase database, ObjectMapper json, ConnectorTallies tallies) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.json = json;
    this.tallies = tallies;
  }

  /**
   * Notes a first attempt at each exchange the journal does not know yet.
   *
   * @return those it knew before: with their attempts so far if unsettled, -1 if settled
   */
  public Map<UUID, Integer> admit(List<Admission> admissions) {
    Map<UUID, Integer> known = known(admissions);
    List<Object[]> rows =
        admissions.stream().filter(a -> !known.containsKey(a.id())).map(this::row).toList();
    if (!rows.isEmpty()) {
      database
          .transactions()
          .executeWithoutResult(
              status ->
                  jdbc.batchUpdate(
                      """
                      INSERT INTO exchange (buyer, id, connector, document, transport, content_type,
                          size, sha256, native_key, state, attempts, stages, received_at, file_name,
                          parent_id, ordinal, sheet, first_row)
                      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED', 1, ?::jsonb, ?, ?, ?, ?, ?, ?)
                      ON CONFLICT DO NOTHING""",
                      rows));
    }
    return known;
  }

  /** By buyer and id, as exchanges are found: by the id alone all of the past would be read. */
  private Map<UUID, Integer> known(List<Admission> admissions) {
    Map<UUID, Integer> known = new HashMap<>();
    jdbc.query(
        """
        SELECT e.id, CASE e.state WHEN 'RECEIVED' THEN e.attempts ELSE -1 END
          FROM unnest(?::text[], ?::uuid[]) AS asked (buyer, id) JOIN exchange e USING (buyer, id)""",
        row -> {
          known.put(row.getObject(1, UUID.class), row.getInt(2));
        },
        admissions.stream().map(Admission::buyer).toArray(String[]::new),
        admissions.stream().map(Admission::id).toArray(UUID[]::new));
    return known;
  }

  /**
   * Counts one more attempt at an unsettled exchange.
   *
   * @return attempts now
   */
  public int countAttempt(String buyer, UUID id) {
    return database
        .jdbc()
        .sql(
            "UPDATE exchange SET attempts = attempts + 1 WHERE buyer = ? AND id = ?"
                + " RETURNING attempts")
        .params(buyer, id)
        .query(Integer.class)
        .single();
  }

  /**
   * Settles exchanges within the caller's transaction.
   *
   * @throws AlreadySettled if another instance settled one of them meanwhile
   */
  public void settle(Collection<Settlement> settlements) {
    settle(settlements, ExchangeState.RECEIVED);
  }

  /**
   * Says within the caller's transaction what became of a table.
   *
   * @throws AlreadySettled if another instance did so meanwhile
   */
  public void endSplitting(Settlement settlement) {
    settle(List.of(settlement), ExchangeState.SPLITTING);
  }

  private void settle(Collection<Settlement> settlements, ExchangeState before) {
    int[] changed =
        jdbc.batchUpdate(
            """
            UPDATE exchange SET state = ?, bundle_id = ?, site_id = ?, revision = ?,
                problem_codes = ?, problems = ?::jsonb, keys = ?, stages = stages || ?::jsonb,
                updated_at = now()
             WHERE buyer = ? AND id = ? AND state = ?""",
            settlements.stream().map(settlement -> row(settlement, before)).toList());
    for (int count : changed) {
      if (count != 1) {
        throw new AlreadySettled();
      }
    }
    tallies.settled(settlements);
  }

  /** Whether the hub has dealt with an exchange; false also if it does not know it yet. */
  public boolean isSettled(String buyer, UUID id) {
    return database
        .jdbc()
        .sql("SELECT state <> 'RECEIVED' FROM exchange WHERE buyer = ? AND id = ?")
        .params(buyer, id)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** An exchange as it is found. */
  public record Place(String buyer, UUID id) {}

  /** Notes that the events of exchanges are on Kafka. */
  public void published(Collection<Place> exchanges) {
    jdbc.update(
        """
        UPDATE exchange e SET published_at = now()
          FROM (SELECT DISTINCT * FROM unnest(?::text[], ?::uuid[])) AS told (buyer, id)
         WHERE (e.buyer, e.id) = (told.buyer, told.id) AND e.published_at IS NULL""",
        exchanges.stream().map(Place::buyer).toArray(String[]::new),
        exchanges.stream().map(Place::id).toArray(UUID[]::new));
  }

  private Object[] row(Admission a) {
    Stage received =
        new Stage(
            "received",
            a.receivedAt(),
            "acknowledged",
            a.size() + " bytes by " + a.transport(),
            HexFormat.of().formatHex(a.sha256()));
    Part part = a.part();
    return new Object[] {
      a.buyer(),
      a.id(),
      a.connector(),
      a.document(),
      a.transport(),
      a.contentType(),
      a.size(),
      a.sha256(),
      a.nativeKey(),
      write(List.of(received)),
      Timestamp.from(a.receivedAt()),
      a.fileName(),
      part == null ? null : part.parent(),
      part == null ? null : part.ordinal(),
      part == null ? null : part.sheet(),
      part == null ? null : part.row()
    };
  }

  private Object[] row(Settlement s, ExchangeState before) {
    return new Object[] {
      s.state().name(),
      s.bundleId(),
      s.siteId(),
      s.revision(),
      s.problems().stream().map(Problem::code).distinct().toArray(String[]::new),
      write(s.problems()),
      s.keys().stream().map(key -> s.buyer() + "|" + key).toArray(String[]::new),
      write(s.stages()),
      s.buyer(),
      s.id(),
      before.name()
    };
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
