package org.scorehub.web.journey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.exchange.ExchangeSummary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts how far the documents of the last day came. */
@Component
class Journey {

  static final Duration WINDOW = Duration.ofHours(24);

  /** Most documents counted for an organisation; keeps a page that polls cheap. */
  static final int MOST = 10_000;

  private static final int LATEST = 12;

  /** Documents that came at least that far, within {@link #WINDOW}. */
  record Stages(
      long received, long translated, long matched, long recorded, long published, long delivered) {

    Stages plus(Stages more) {
      return new Stages(
          received + more.received,
          translated + more.translated,
          matched + more.matched,
          recorded + more.recorded,
          published + more.published,
          delivered + more.delivered);
    }
  }

  /** What waits for somebody, whenever it came. */
  record Trouble(
      long quarantined, long parked, long waiting, long unmapped, long refused, long pending) {

    Trouble plus(Trouble more) {
      return new Trouble(
          quarantined + more.quarantined,
          parked + more.parked,
          waiting + more.waiting,
          unmapped + more.unmapped,
          refused + more.refused,
          pending + more.pending);
    }
  }

  /** The live picture of all organisations that the caller works for. */
  record Picture(Stages stages, Trouble trouble, List<ExchangeSummary> latest, Instant at) {}

  private final OrganisationDatabase database;
  private final Clock clock;

  Journey(OrganisationDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Picture now() {
    Instant at = clock.instant();
    return Caller.current().organisations().stream()
        .map(owner -> database.as(owner, jdbc -> picture(jdbc, at)))
        .reduce(Journey::merge)
        .orElseThrow();
  }

  private static Picture picture(JdbcClient jdbc, Instant at) {
    return new Picture(stages(jdbc, at.minus(WINDOW)), trouble(jdbc), latest(jdbc), at);
  }

  private static Picture merge(Picture one, Picture other) {
    List<ExchangeSummary> latest =
        Stream.concat(one.latest.stream(), other.latest.stream())
            .sorted(Comparator.comparing(ExchangeSummary::receivedAt).reversed())
            .limit(LATEST)
            .toList();
    return new Picture(
        one.stages.plus(other.stages), one.trouble.plus(other.trouble), latest, one.at);
  }

  /** The smallest UUIDv7 of an instant: exchange ids carry their time. */
  static UUID firstIdOf(Instant instant) {
    return new UUID((instant.toEpochMilli() << 16) | 0x7000L, 0x8000000000000000L);
  }

  private static Stages stages(JdbcClient jdbc, Instant since) {
    return jdbc.sql(
            "SELECT count(*) AS received,"
                + " count(*) FILTER (WHERE state IN ('RECORDED', 'UNCHANGED', 'WAITING'))"
                + " AS translated,"
                + " count(*) FILTER (WHERE state IN ('RECORDED', 'WAITING')) AS matched,"
                + " count(*) FILTER (WHERE state IN ('RECORDED', 'WAITING')) AS recorded,"
                + " count(published_at) AS published,"
                + " (SELECT count(*) FROM delivery WHERE created_at >= :day"
                + " AND state IN ('ACCEPTED', 'APPLIED')) AS delivered"
                + " FROM (SELECT state, published_at FROM exchange WHERE id >= :since"
                + " ORDER BY id DESC LIMIT "
                + MOST
                + ") e")
        .param("since", firstIdOf(since))
        .param("day", since.atOffset(ZoneOffset.UTC))
        .query(Stages.class)
        .single();
  }

  private static Trouble trouble(JdbcClient jdbc) {
    return jdbc.sql(
            "SELECT (SELECT count(*) FROM exchange WHERE state = 'QUARANTINED') AS quarantined,"
                + " (SELECT count(*) FROM exchange WHERE state = 'PARKED') AS parked,"
                + " (SELECT count(*) FROM exchange WHERE state = 'WAITING') AS waiting,"
                + " (SELECT count(*) FROM review_item WHERE decided_at IS NULL"
                + " AND kind IN ('UNMAPPED_FINDING', 'LOW_CONFIDENCE')) AS unmapped,"
                + " (SELECT count(*) FROM delivery WHERE state IN ('REFUSED', 'PARKED')) AS refused,"
                + " (SELECT count(*) FROM delivery WHERE state IN ('DUE', 'READY')) AS pending")
        .query(Trouble.class)
        .single();
  }

  private static List<ExchangeSummary> latest(JdbcClient jdbc) {
    return jdbc.sql(
            "SELECT " + ExchangeSummary.COLUMNS + " FROM exchange ORDER BY id DESC LIMIT " + LATEST)
        .query(ExchangeSummary::from)
        .list();
  }
}
