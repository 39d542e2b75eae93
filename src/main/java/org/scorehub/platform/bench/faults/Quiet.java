package org.scorehub.platform.bench.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.scorehub.platform.bench.faults.Recorded.Exchange;
import org.scorehub.platform.bench.load.Sleep;

/** Waits until nothing is left to do, and says what is if that takes too long. */
final class Quiet {

  private static final int LOOKS = 3;
  private static final int LOOK_MILLIS = 700;

  private static final Map<String, String> OPEN =
      Map.of(
          "exchanges not settled",
          "SELECT count(*) FROM exchange WHERE state IN ('RECEIVED', 'SPLITTING')",
          "tables not split",
          "SELECT count(*) FROM bulk_split WHERE finished_at IS NULL",
          "events not published",
          "SELECT count(*) FROM outbox",
          "deliveries not ended",
          "SELECT count(*) FROM delivery WHERE state IN ('DUE', 'READY')",
          "approvals not carried out",
          "SELECT count(*) FROM recommendation_approval WHERE due_at IS NULL");

  private final Hubs hubs;
  private final Rows rows;
  private final RecordedReader reader;
  private final Topics topics;
  private final Ledger ledger;
  private final DocumentChecks documents;

  Quiet(
      Hubs hubs,
      Rows rows,
      RecordedReader reader,
      Topics topics,
      Ledger ledger,
      DocumentChecks documents) {
    this.hubs = hubs;
    this.rows = rows;
    this.reader = reader;
    this.topics = topics;
    this.ledger = ledger;
    this.documents = documents;
  }

  /**
   * Waits.
   *
   * @param progress is told what is left to do
   * @return empty if nothing is
   */
  Map<String, Long> await(Duration patience, Consumer<String> progress) {
    long deadline = System.nanoTime() + patience.toNanos();
    Map<String, Long> left = left();
    int quiet = left.isEmpty() ? 1 : 0;
    while (quiet < LOOKS && System.nanoTime() < deadline && Sleep.millis(LOOK_MILLIS)) {
      left = left();
      quiet = left.isEmpty() ? quiet + 1 : 0;
      progress.accept(left.isEmpty() ? "nothing is left to do" : "left to do: " + text(left));
    }
    return left;
  }

  static String text(Map<String, Long> left) {
    return left.entrySet().stream()
        .map(e -> DocumentChecks.count(e.getValue(), e.getKey()))
        .collect(Collectors.joining(", "));
  }

  private Map<String, Long> left() {
    Map<String, Long> left = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, String> open : OPEN.entrySet()) {
        note(left, open.getKey(), rows.number(open.getValue()));
      }
      note(left, "records not consumed", topics.uncommitted());
      List<Exchange> exchanges = reader.exchanges();
      note(
          left,
          "acknowledgements not settled",
          documents.acknowledged(ledger.acknowledged(), exchanges).size());
      note(left, "offers not fetched", documents.offered(ledger.offered(), exchanges).size());
      note(left, "hubs not ready", hubs.areReady() ? 0 : 1);
    } catch (SQLException | IllegalStateException e) {
      left.put("servers that do not answer", 1L);
    }
    return left;
  }

  private static void note(Map<String, Long> left, String what, long count) {
    if (count > 0) {
      left.put(what, count);
    }
  }
}
