package org.scorehub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.Address;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Site;
import org.scorehub.connector.Translation;
import org.scorehub.journal.ExchangeJournal;
import org.scorehub.journal.ExchangeState;
import org.scorehub.journal.Settlement;
import org.springframework.stereotype.Component;

/** The rows that every batch writes, whatever its documents are. */
@Component
final class BatchRows {

  private static final String UNMAPPED = "topic.unmapped";

  private final ExchangeJournal journal;
  private final ObjectMapper json;

  BatchRows(ExchangeJournal journal, ObjectMapper json) {
    this.journal = journal;
    this.json = json;
  }

  /** Locks the sites in their order and counts a change of each. */
  Map<UUID, Long> lockSites(Collection<UUID> sites, Recording recording) {
    Map<UUID, Long> versions = new HashMap<>();
    UUID[] ids = sites.toArray(UUID[]::new);
    recording
        .jdbc()
        .query(
            "SELECT id, version FROM site WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE",
            row -> {
              versions.put(row.getObject(1, UUID.class), row.getLong(2) + 1);
            },
            (Object) ids);
    recording
        .jdbc()
        .update("UPDATE site SET version = version + 1 WHERE id = ANY (?)", (Object) ids);
    return versions;
  }

  /** Keeps each supply's own description of its site, and links supplier and site. */
  void writeSupplies(List<SiteDocument> documents, Recording recording) {
    Map<List<Object>, SiteDocument> supplies = new LinkedHashMap<>();
    Map<List<Object>, Object[]> links = new LinkedHashMap<>();
    Timestamp now = Timestamp.from(recording.now());
    for (SiteDocument d : documents) {
      supplies.merge(
          List.of(d.buyer(), d.siteId(), d.received().connector()), d, BatchRows::receivedLast);
      String basis = d.site().getIdentifiers().isEmpty() ? "SUPPLIED" : "EXACT_IDENTIFIER";
      links.putIfAbsent(
          List.of(d.buyer(), d.siteId()), new Object[] {d.buyer(), d.siteId(), now, basis});
    }
    recording
        .jdbc()
        .batchUpdate(
            """
            INSERT INTO site_supply (buyer, site_id, connector, name, country, canonical, exchange_id,
                supplied_at) VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            ON CONFLICT (buyer, site_id, connector) DO UPDATE SET name = excluded.name,
                country = excluded.country, canonical = excluded.canonical,
                exchange_id = excluded.exchange_id, supplied_at = excluded.supplied_at
             WHERE excluded.supplied_at >= site_supply.supplied_at""",
            supplies.values().stream().map(BatchRows::supplyRow).toList());
    recording
        .jdbc()
        .batchUpdate(
            """
            INSERT INTO site_link (buyer, site_id, linked_from, basis) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING""",
            List.copyOf(links.values()));
  }

  private static SiteDocument receivedLast(SiteDocument first, SiteDocument second) {
    return second.received().receivedAt().isBefore(first.received().receivedAt()) ? first : second;
  }

  private static Object[] supplyRow(SiteDocument d) {
    Site site = Site.newBuilder(d.site()).setSiteId(d.siteId().toString()).build();
    Address address = site.getAddress();
    return new Object[] {
      d.buyer(),
      d.siteId(),
      d.received().connector(),
      site.getName() == null ? site.getLocalName() : site.getName(),
      address == null ? null : address.getAddressCountry(),
      CanonicalJson.write(site).toString(),
      d.received().id(),
      Timestamp.from(d.received().receivedAt())
    };
  }

  /** Hands the batch's events to the outbox. */
  void writeEvents(Recording recording) {
    List<Object[]> rows = new ArrayList<>();
    for (HubEvent event : recording.events()) {
      String subject = event.siteId() + "/" + event.siteVersion();
      rows.add(
          new Object[] {
            event.buyer(),
            OutboxLanes.of(event.siteId()),
            eventId(event, subject, rows.size()),
            event.buyer(),
            event.type(),
            event.siteId().toString(),
            event.value().getSchema().getFullName(),
            AvroCodec.encode(event.value()),
            event.exchangeId()
          });
    }
    recording
        .jdbc()
        .batchUpdate(
            """
            INSERT INTO outbox (buyer, lane, event_id, topic, type, subject, schema_name, payload,
                exchange_id) VALUES (?, ?, ?, 'scorehub.buyer.' || ? || '.v1', ?, ?, ?, ?, ?)""",
            rows);
  }

  private static UUID eventId(HubEvent event, String subject, int ordinal) {
    String name = event.buyer() + '|' + event.type() + '|' + subject + '|' + ordinal;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Archives the bytes, queues what waits for a person, and settles the exchanges. */
  void settle(
      List<TranslatedDocument> documents,
      RecordingTransaction.Resolved resolved,
      Recording recording) {
    List<Object[]> payloads = new ArrayList<>();
    List<Object[]> reviews = new ArrayList<>();
    List<Settlement> settlements = new ArrayList<>();
    for (TranslatedDocument document : documents) {
      Settlement settlement = Settlements.of(document, resolved, recording);
      settlements.add(settlement);
      ReceivedDocument received = document.received();
      if (received.bytes() != null) {
        payloads.add(new Object[] {received.buyer(), received.id(), received.bytes()});
      }
      addReviews(document, settlement, reviews);
    }
    recording
        .jdbc()
        .batchUpdate(
            "INSERT INTO payload (buyer, exchange_id, seq, bytes) VALUES (?, ?, 0, ?)"
                + " ON CONFLICT DO NOTHING",
            payloads);
    recording
        .jdbc()
        .batchUpdate(
            "INSERT INTO bulk_split (buyer, exchange_id) VALUES (?, ?)"
                + " ON CONFLICT (buyer, exchange_id) DO UPDATE SET done_ordinal = 0, attempts = 0,"
                + " finished_at = NULL",
            settlements.stream()
                .filter(s -> s.state() == ExchangeState.SPLITTING)
                .map(s -> new Object[] {s.buyer(), s.id()})
                .toList());
    recording
        .jdbc()
        .batchUpdate(
            "INSERT INTO review_item (buyer, id, kind, exchange_id, site_id, subject)"
                + " VALUES (?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING",
            reviews);
    if (recording.isRepeated()) {
      recording.keep(settlements);
    } else {
      journal.settle(settlements);
    }
  }

  /** Findings of an audit are queued by whoever records it, once it is known where they belong. */
  private static boolean isAudit(TranslatedDocument document) {
    return document.translation() instanceof Translation.Translated translated
        && translated.canonical() instanceof Audit;
  }

  private void addReviews(
      TranslatedDocument document, Settlement settlement, List<Object[]> reviews) {
    for (Problem problem : settlement.problems()) {
      String kind =
          problem.code().equals(UNMAPPED) && !isAudit(document)
              ? "UNMAPPED_FINDING"
              : problem.code().equals("identity.conflict") ? "IDENTITY_CONFLICT" : null;
      if (kind != null && settlement.state() != ExchangeState.UNCHANGED) {
        String name = settlement.id() + "|" + kind + "|" + problem.path() + "|" + problem.value();
        reviews.add(
            new Object[] {
              settlement.buyer(),
              UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
              kind,
              settlement.id(),
              settlement.siteId(),
              write(problem)
            });
      }
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
