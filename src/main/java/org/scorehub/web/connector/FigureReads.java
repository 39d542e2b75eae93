package org.scorehub.web.connector;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads how connectors do: for the caller's organisation and those it acts for; for all, for people
 * of the organisation that runs the hub, as far as hours, pauses and polls go.
 */
@Component
class FigureReads {

  private static final int HOURS = 7 * 24;
  private static final int DAY = 24;
  private static final int LATELY = 2;

  private record Key(String organisation, String connector, Instant hour) {}

  private record Waiting(long count, Instant oldest) {}

  private record Drift(Instant last, long open) {}

  /** What is read, by connector. */
  private static final class Read {
    private final Map<String, Map<Instant, ConnectorHour>> hours = new HashMap<>();
    private final Map<String, List<ConnectorPause>> pauses = new HashMap<>();
    private final Map<String, List<Waiting>> documents = new HashMap<>();
    private final Map<String, List<Waiting>> deliveries = new HashMap<>();
    private final Map<String, List<Drift>> drift = new HashMap<>();
    private final Set<Object> seen = new HashSet<>();
  }

  private final OrganisationDatabase database;
  private final PollReads polls;
  private final ConnectorCatalogue catalogue;
  private final Clock clock;

  FigureReads(
      OrganisationDatabase database, PollReads polls, ConnectorCatalogue catalogue, Clock clock) {
    this.database = database;
    this.polls = polls;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** The figures of some connectors, by id. */
  Map<String, ConnectorFigures> of(List<String> connectors) {
    Read read = new Read();
    Caller.current()
        .organisations()
        .forEach(organisation -> database.as(organisation, jdbc -> read(jdbc, read)));
    Map<PollReads.Fetched, List<PollView>> fetched = polls.byDocument();
    Map<String, ConnectorFigures> figures = new HashMap<>();
    connectors.forEach(id -> figures.put(id, figures(id, read, fetched)));
    return figures;
  }

  ConnectorFigures of(String connector) {
    return Objects.requireNonNull(of(List.of(connector)).get(connector));
  }

  /** Organisations may see rows of one another; each row counts once. */
  private Read read(JdbcClient jdbc, Read read) {
    jdbc.sql("SELECT * FROM connector_hour WHERE hour >= ?")
        .param(first().atOffset(ZoneOffset.UTC))
        .query((RowCallbackHandler) row -> hour(row, read));
    jdbc.sql("SELECT * FROM connector_pause ORDER BY buyer").query(ConnectorPause::from).stream()
        .filter(read.seen::add)
        .forEach(pause -> add(read.pauses, pause.connector(), pause));
    waiting(
        jdbc,
        read.documents,
        "SELECT connector, received_at AS at FROM exchange WHERE state = 'RECEIVED' ORDER BY id");
    waiting(
        jdbc,
        read.deliveries,
        "SELECT connector, created_at AS at FROM delivery WHERE state IN ('DUE', 'READY') ORDER BY id");
    jdbc.sql(
            "SELECT connector, max(last_seen) AS last, count(*) FILTER (WHERE decided_at IS NULL)"
                + " AS open FROM drift_entry GROUP BY connector")
        .query(
            (RowCallbackHandler)
                row -> {
                  Drift drift = new Drift(Columns.instant(row, "last"), row.getLong("open"));
                  add(read.drift, row.getString("connector"), drift);
                });
    return read;
  }

  private static void hour(ResultSet row, Read read) throws SQLException {
    ConnectorHour hour = ConnectorHour.from(row);
    String connector = row.getString("connector");
    if (read.seen.add(new Key(row.getString("buyer"), connector, hour.hour()))) {
      read.hours
          .computeIfAbsent(connector, id -> new HashMap<>())
          .merge(hour.hour(), hour, ConnectorHour::and);
    }
  }

  private static void waiting(JdbcClient jdbc, Map<String, List<Waiting>> into, String rows) {
    jdbc.sql(
            "SELECT connector, count(*) AS count, min(at) AS oldest FROM ("
                + rows
                + " LIMIT "
                + ConnectorLag.MOST
                + ") AS w GROUP BY connector")
        .query(
            (RowCallbackHandler)
                row -> {
                  Waiting found = new Waiting(row.getLong("count"), Columns.instant(row, "oldest"));
                  add(into, row.getString("connector"), found);
                });
  }

  private static <T> void add(Map<String, List<T>> into, String connector, T value) {
    into.computeIfAbsent(connector, id -> new ArrayList<>()).add(value);
  }

  private ConnectorFigures figures(
      String id, Read read, Map<PollReads.Fetched, List<PollView>> fetched) {
    List<ConnectorHour> hours = hours(read.hours.getOrDefault(id, Map.of()));
    List<PollView> asked =
        fetched.entrySet().stream()
            .filter(entry -> entry.getKey().connector().equals(id))
            .flatMap(entry -> entry.getValue().stream())
            .toList();
    List<ConnectorPause> pauses = read.pauses.getOrDefault(id, List.of());
    List<Drift> drift = read.drift.getOrDefault(id, List.of());
    ConnectorLag lag = lag(read.documents.get(id), read.deliveries.get(id), asked);
    Throughput lately = Throughput.of(last(hours, LATELY));
    return new ConnectorFigures(
        id,
        state(id, pauses, lag, lately),
        lately,
        Throughput.of(last(hours, DAY)),
        Throughput.of(hours),
        hours,
        lag,
        latest(drift.stream().map(Drift::last)),
        drift.stream().mapToLong(Drift::open).sum(),
        pauses);
  }

  private ConnectorFigures.State state(
      String id, List<ConnectorPause> pauses, ConnectorLag lag, Throughput lately) {
    if (catalogue.find(id).isEmpty()) {
      return ConnectorFigures.State.NOT_ACTIVE;
    }
    if (pauses.stream().anyMatch(pause -> !pause.isCatchingUp())) {
      return ConnectorFigures.State.PAUSED;
    }
    boolean unusable = lately.errorShare() != null && lately.errorShare() == 1;
    if (unusable || lag.failingPolls() > 0) {
      return ConnectorFigures.State.FAILING;
    }
    return pauses.isEmpty() ? ConnectorFigures.State.RUNNING : ConnectorFigures.State.CATCHING_UP;
  }

  private static ConnectorLag lag(
      @Nullable List<Waiting> documents, @Nullable List<Waiting> deliveries, List<PollView> polls) {
    List<Waiting> in = documents == null ? List.of() : documents;
    List<Waiting> out = deliveries == null ? List.of() : deliveries;
    return new ConnectorLag(
        in.stream().mapToLong(Waiting::count).sum(),
        earliest(in),
        latest(polls.stream().map(PollView::lastPollAt).filter(Objects::nonNull)),
        polls.stream().filter(poll -> poll.lastError() != null).count(),
        out.stream().mapToLong(Waiting::count).sum(),
        earliest(out));
  }

  private static @Nullable Instant earliest(List<Waiting> waiting) {
    return waiting.stream().map(Waiting::oldest).min(Comparator.naturalOrder()).orElse(null);
  }

  private static @Nullable Instant latest(Stream<Instant> times) {
    return times.max(Comparator.naturalOrder()).orElse(null);
  }

  private List<ConnectorHour> hours(Map<Instant, ConnectorHour> known) {
    return Stream.iterate(first(), hour -> hour.plus(Duration.ofHours(1)))
        .limit(HOURS)
        .map(hour -> known.getOrDefault(hour, ConnectorHour.empty(hour)))
        .toList();
  }

  private Instant first() {
    return clock.instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1L));
  }

  private static List<ConnectorHour> last(List<ConnectorHour> hours, int count) {
    return hours.subList(hours.size() - count, hours.size());
  }
}
