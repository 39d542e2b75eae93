package org.scorehub.platform.bench.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scorehub.platform.bench.faults.DeliveryChecks.Step;
import org.scorehub.platform.bench.faults.Recorded.Due;
import org.scorehub.platform.bench.faults.Recorded.Exchange;
import org.scorehub.platform.embedded.LooseServers;

/** All checks of a run over what it left. */
final class Checks {

  /** Receivers whose arrivals are not seen one by one: a database that the rows stand in. */
  private static final Set<String> BY_ROWS = Set.of("adidas");

  private final Rows rows;
  private final RecordedReader reader;
  private final LooseServers servers;
  private final Ledger ledger;
  private final Arrivals arrivals;
  private final DocumentChecks documents;
  private List<Exchange> exchanges = List.of();
  private List<Due> deliveries = List.of();
  private long written;

  Checks(
      Rows rows,
      RecordedReader reader,
      LooseServers servers,
      Ledger ledger,
      Arrivals arrivals,
      Manifests manifests) {
    this.rows = rows;
    this.reader = reader;
    this.servers = servers;
    this.ledger = ledger;
    this.arrivals = arrivals;
    this.documents = new DocumentChecks(manifests);
  }

  DocumentChecks documents() {
    return documents;
  }

  /**
   * Checks everything.
   *
   * @param left what was still to do when patience ended
   * @param stopped whether both hubs stopped when they were asked to
   */
  List<Violations> all(Map<String, Long> left, boolean stopped) throws SQLException {
    Recorded recorded = reader.read();
    exchanges = recorded.exchanges();
    deliveries = recorded.deliveries();
    List<Violations> found = new ArrayList<>();
    found.add(quiet(left, stopped));
    found.add(documents.refused(ledger.refusals()));
    found.add(documents.acknowledged(ledger.acknowledged(), exchanges));
    found.add(documents.offered(ledger.offered(), exchanges));
    found.add(documents.effects(recorded));
    outgoing(found);
    List<Published> published = new Topics(servers.broker()).published();
    found.add(EventChecks.published(recorded.committed(), published));
    found.add(EventChecks.order(recorded.committed(), published));
    found.add(EventChecks.once(recorded.committed()));
    TableChecks tables = new TableChecks(rows);
    found.add(tables.orphans());
    found.add(tables.leases());
    found.add(ProofCheck.of(rows.settings()));
    return found;
  }

  private void outgoing(List<Violations> found) throws SQLException {
    DeliveryChecks checks = new DeliveryChecks(deliveries);
    List<Arrived> arrived = arrivals.all();
    Set<String> watched = new HashSet<>();
    deliveries.forEach(due -> watched.add(due.connector()));
    watched.removeAll(BY_ROWS);
    List<Step> steps = new ArrayList<>(checks.steps(arrived));
    List<Step> rowsWritten = reader.written();
    written = rowsWritten.size();
    steps.addAll(rowsWritten);
    found.add(checks.ended());
    found.add(checks.arrived(arrived, watched));
    found.add(checks.sameBytes(arrived));
    found.add(checks.oneKey());
    found.add(DeliveryChecks.order(steps));
  }

  private static Violations quiet(Map<String, Long> left, boolean stopped) {
    Violations violations = new Violations("everything becomes quiet, and the hubs stop");
    if (!left.isEmpty()) {
      violations.add(Quiet.text(left));
    }
    if (!stopped) {
      violations.add("a hub did not stop when it was asked to");
    }
    return violations.counted("faults are over");
  }

  /** Sums it up. */
  Outcome outcome(
      RunOptions options, FaultPlayer player, int twinFaults, String disk, List<Violations> found) {
    long quarantined = exchanges.stream().filter(DocumentChecks::isHeld).count();
    return new Outcome(
        options,
        player.kills(),
        player.brokerFaults(),
        player.databaseFaults(),
        twinFaults,
        disk,
        ledger.acknowledged().size() + (long) ledger.offered().size(),
        exchanges.size() - quarantined,
        quarantined,
        deliveries.stream().filter(Due::isDelivered).count(),
        arrivals.count() + written,
        count(found, "acknowledged", "offered", "has arrived", "published", "ended"),
        count(found, "once", "byte string", "one key", "one event"),
        count(found, "order"),
        found);
  }

  private static long count(List<Violations> found, String... words) {
    return found.stream()
        .filter(check -> List.of(words).stream().anyMatch(check.check()::contains))
        .mapToLong(Violations::size)
        .sum();
  }
}
