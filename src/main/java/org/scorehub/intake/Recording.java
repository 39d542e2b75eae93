package org.scorehub.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.journal.ExchangeState;
import org.scorehub.journal.Settlement;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the recorders of one batch share: its transaction, its time, and what they leave behind. */
public final class Recording {

  /** What became of a document. */
  record Settled(
      ExchangeState state, @Nullable Integer revision, String detail, List<Problem> added) {}

  private final JdbcTemplate jdbc;
  private final Instant now;
  private final Map<UUID, Settled> settled = new LinkedHashMap<>();
  private final Map<UUID, List<String>> keys = new LinkedHashMap<>();
  private final Map<UUID, String> matched = new LinkedHashMap<>();
  private final Map<UUID, UUID> progress = new LinkedHashMap<>();
  private final List<HubEvent> events = new ArrayList<>();
  private final List<Settlement> settlements = new ArrayList<>();
  private final Map<UUID, Earlier> earlier;

  Recording(JdbcTemplate jdbc, Instant now) {
    this(jdbc, now, Map.of());
  }

  /** Of documents that have been worked on before, by exchange. */
  Recording(JdbcTemplate jdbc, Instant now, Map<UUID, Earlier> earlier) {
    this.jdbc = jdbc;
    this.now = now;
    this.earlier = Map.copyOf(earlier);
  }

  /**
   * What became of the document before; null unless it is recorded again. What it said then may
   * have been overtaken since: recording it again never takes the place of anything later.
   */
  public @Nullable Earlier earlier(SiteDocument document) {
    return earlier.get(document.received().id());
  }

  /** Whether its documents have been worked on before. */
  public boolean isRepeated() {
    return !earlier.isEmpty();
  }

  /**
   * Whether a document of the same kind about the same thing that came later has been recorded;
   * always false but in a replay.
   */
  public boolean isOvertaken(SiteDocument document) {
    ReceivedDocument received = document.received();
    return isRepeated()
        && Boolean.TRUE.equals(
            jdbc.queryForObject(
                """
                SELECT EXISTS (SELECT FROM exchange WHERE buyer = ? AND site_id = ?
                   AND connector = ? AND document = ? AND native_key IS NOT DISTINCT FROM ?
                   AND state IN ('RECORDED', 'UNCHANGED') AND (received_at, id) > (?, ?))""",
                Boolean.class,
                received.buyer(),
                document.siteId(),
                received.connector(),
                received.document(),
                received.nativeKey(),
                Timestamp.from(received.receivedAt()),
                received.id()));
  }

  /** Keeps what the journal is to be told by whoever replays. */
  void keep(List<Settlement> told) {
    settlements.addAll(told);
  }

  List<Settlement> settlements() {
    return settlements;
  }

  /** Runs in the batch's transaction as the pipeline. */
  public JdbcTemplate jdbc() {
    return jdbc;
  }

  /** One time for all that the batch records. */
  public Instant now() {
    return now;
  }

  /**
   * Settles a document.
   *
   * @param revision revision it became; null if none
   * @param detail one sentence for the journal
   */
  public void settle(
      SiteDocument document, ExchangeState state, @Nullable Integer revision, String detail) {
    settled.put(document.received().id(), new Settled(state, revision, detail, List.of()));
  }

  /** Adds a problem found while recording to those of the document; call after settling it. */
  public void report(SiteDocument document, Problem problem) {
    settled.computeIfPresent(
        document.received().id(),
        (id, s) -> {
          List<Problem> added = new ArrayList<>(s.added());
          added.add(problem);
          return new Settled(s.state(), s.revision(), s.detail(), added);
        });
  }

  /** Makes a document findable by a business key. */
  public void key(SiteDocument document, String kind, String value) {
    keys.computeIfAbsent(document.received().id(), id -> new ArrayList<>()).add(kind + ':' + value);
  }

  /** Says for the journal what matching gave. */
  public void matched(UUID exchangeId, String detail) {
    matched.put(exchangeId, detail);
  }

  /** Publishes an event once the transaction is committed. */
  public void publish(HubEvent event) {
    events.add(event);
  }

  /** Says that the training progress of a site has changed. */
  public void progressChanged(UUID siteId, UUID causeExchange) {
    progress.put(siteId, causeExchange);
  }

  @Nullable Settled settled(UUID exchangeId) {
    return settled.get(exchangeId);
  }

  List<String> keys(UUID exchangeId) {
    return keys.getOrDefault(exchangeId, List.of());
  }

  @Nullable String matched(UUID exchangeId) {
    return matched.get(exchangeId);
  }

  Map<UUID, UUID> progress() {
    return progress;
  }

  List<HubEvent> events() {
    return events;
  }
}
