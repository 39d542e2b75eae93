package org.scorehub.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.scorehub.journal.Admission;
import org.scorehub.journal.Leases;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps back what organisations hand in by connectors that are paused, and works on it once they
 * are resumed, in the order in which it came. What comes meanwhile waits behind it, so that nothing
 * overtakes.
 */
@Component("heldDocuments")
public final class HeldDocuments {

  private static final Duration LEASED = Duration.ofSeconds(30);
  private static final int AT_ONCE = 100;

  /** What an organisation hands in by a connector. */
  private record Use(String buyer, String connector) {
    static Use of(ReceivedDocument document) {
      return new Use(document.buyer(), document.connector());
    }

    static Use from(ResultSet row, int number) throws SQLException {
      return new Use(row.getString(1), row.getString(2));
    }
  }

  private record Held(long place, int attempts, ReceivedDocument document) {}

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final Leases leases;
  private final Translator translator;
  private final BatchRecorder recorder;

  HeldDocuments(PipelineDatabase database, Translator translator, BatchRecorder recorder) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.leases = new Leases(database, LEASED);
    this.translator = translator;
    this.recorder = recorder;
  }

  /**
   * Holds those of unsettled documents whose connector is paused, or has not caught up since.
   *
   * @param documents in the journal, in their order
   * @return the exchanges that are held
   */
  Set<UUID> hold(Collection<ReceivedDocument> documents) {
    Set<Use> paused =
        new HashSet<>(jdbc.query("SELECT buyer, connector FROM connector_pause", Use::from));
    List<ReceivedDocument> concerned =
        documents.stream().filter(document -> paused.contains(Use.of(document))).toList();
    Set<UUID> held = new HashSet<>();
    if (!concerned.isEmpty()) {
      database.transactions().executeWithoutResult(status -> hold(concerned, held));
    }
    return held;
  }

  private void hold(List<ReceivedDocument> concerned, Set<UUID> held) {
    Set<Use> standing =
        new HashSet<>(
            jdbc.query("SELECT buyer, connector FROM connector_pause FOR SHARE", Use::from));
    List<ReceivedDocument> kept =
        concerned.stream().filter(document -> standing.contains(Use.of(document))).toList();
    jdbc.batchUpdate(
        "INSERT INTO payload (buyer, exchange_id, seq, bytes) VALUES (?, ?, 0, ?)"
            + " ON CONFLICT DO NOTHING",
        kept.stream()
            .filter(document -> document.bytes() != null)
            .map(document -> new Object[] {document.buyer(), document.id(), document.bytes()})
            .toList());
    jdbc.batchUpdate(
        "INSERT INTO held_document (buyer, connector, exchange_id) VALUES (?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        kept.stream().map(d -> new Object[] {d.buyer(), d.connector(), d.id()}).toList());
    jdbc.batchUpdate(
        "UPDATE exchange SET attempts = 0 WHERE buyer = ? AND id = ? AND state = 'RECEIVED'",
        kept.stream().map(document -> new Object[] {document.buyer(), document.id()}).toList());
    kept.forEach(document -> held.add(document.id()));
  }

  /** Works on what was held by connectors that are resumed, one hub on each. */
  public void goOn() {
    List<Use> resumed =
        jdbc.query(
            "SELECT buyer, connector FROM connector_pause WHERE resumed_at IS NOT NULL", Use::from);
    resumed.forEach(this::goOn);
  }

  @jakarta.annotation.PreDestroy
  void stop() {
    leases.release();
  }

  private void goOn(Use use) {
    while (leases.take("held/" + use.connector() + '/' + use.buyer()) && isResumed(use)) {
      List<Held> next = next(use);
      if (next.isEmpty()) {
        end(use);
        return;
      }
      workOn(next);
      jdbc.update(
          "DELETE FROM held_document WHERE buyer = ? AND connector = ? AND place <= ?",
          use.buyer(),
          use.connector(),
          next.get(next.size() - 1).place());
    }
  }

  private boolean isResumed(Use use) {
    return jdbc.queryForList(
            "SELECT resumed_at IS NOT NULL FROM connector_pause WHERE buyer = ? AND connector = ?",
            Boolean.class,
            use.buyer(),
            use.connector())
        .contains(true);
  }

  private List<Held> next(Use use) {
    return jdbc.query(
        """
        SELECT h.place, e.attempts, e.id, e.buyer, e.connector, e.document, e.transport,
               e.content_type, e.size, e.sha256, e.native_key, e.received_at, e.file_name,
               e.parent_id, e.ordinal, e.sheet, e.first_row
          FROM held_document h JOIN exchange e ON e.buyer = h.buyer AND e.id = h.exchange_id
         WHERE h.buyer = ? AND h.connector = ? ORDER BY h.place LIMIT ?""",
        (row, n) ->
            new Held(
                row.getLong("place"),
                row.getInt("attempts"),
                ReceivedDocument.of(Admission.of(row))),
        use.buyer(),
        use.connector(),
        AT_ONCE);
  }

  /** Those that were begun before, by a hub that was stopped over them, are tried one by one. */
  private void workOn(List<Held> next) {
    List<ReceivedDocument> fresh = new ArrayList<>();
    List<ReceivedDocument> suspects = new ArrayList<>();
    next.forEach(held -> (held.attempts() == 0 ? fresh : suspects).add(held.document()));
    recorder.recordSuspects(suspects);
    jdbc.batchUpdate(
        "UPDATE exchange SET attempts = 1 WHERE buyer = ? AND id = ? AND attempts = 0",
        fresh.stream().map(document -> new Object[] {document.buyer(), document.id()}).toList());
    recorder.record(translator.translate(fresh));
  }

  /** Whoever holds documents locks the row first, so that none is left behind. */
  private void end(Use use) {
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              jdbc.query(
                  "SELECT 1 FROM connector_pause WHERE buyer = ? AND connector = ? FOR UPDATE",
                  row -> {},
                  use.buyer(),
                  use.connector());
              jdbc.update(
                  """
                  DELETE FROM connector_pause p
                   WHERE buyer = ? AND connector = ? AND resumed_at IS NOT NULL
                     AND NOT EXISTS (SELECT FROM held_document h
                                      WHERE h.buyer = p.buyer AND h.connector = p.connector)""",
                  use.buyer(),
                  use.connector());
            });
  }
}
