package org.scorehub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.connector.Connector;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.document.Writing;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.passport.PassportSeal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Compares what would be sent with what was last made in the same lane, byte by byte. Number and
 * time of a message are taken from the last one: they would differ in any case, and say nothing.
 */
@Component
public final class MessageComparison {

  private static final UUID FIRST = new UUID(0, 0);
  private static final int PAGE = 200;

  /** How a message compares with the last one of its lane. */
  public enum Outcome {
    /** The lane has been told nothing yet. */
    NEW,
    /** Other bytes. */
    CHANGED,
    /** The very same bytes. */
    UNCHANGED,
    /** No message could be made, or nothing may be told. */
    NOTHING
  }

  /**
   * A message that would be sent.
   *
   * @param buyer who would be told
   * @param before as sent last, without what signs it; null if nothing was
   * @param after as it would be; null if there would be none
   */
  @SuppressWarnings("ArrayRecordComponent") // not changed by anybody
  public record Message(
      String buyer,
      UUID site,
      String connector,
      String document,
      Outcome outcome,
      byte @Nullable [] before,
      byte @Nullable [] after) {}

  @SuppressWarnings("ArrayRecordComponent") // not changed by anybody
  private record Last(long version, byte[] content, @Nullable String canonical) {}

  private record Due(DueDelivery delivery, @Nullable Last last) {}

  private final JdbcTemplate jdbc;
  private final DeliveryDocuments documents;
  private final ObjectMapper json;
  private final Clock clock;

  MessageComparison(
      PipelineDatabase database, DeliveryDocuments documents, ObjectMapper json, Clock clock) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.documents = documents;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What the caller's transaction has made due about these sites, to whomever.
   *
   * @param tried files to make its connector's messages with; null for the active ones
   */
  public List<Message> due(Collection<UUID> sites, @Nullable Connector tried) {
    return jdbc
        .query(
            """
            SELECT d.buyer, d.id, d.site_id, d.connector, d.document, d.version, d.approval_id,
                   l.version, l.content, l.canonical
              FROM organisation o JOIN delivery d ON d.buyer = o.buyer AND d.created_at = now()
              LEFT JOIN LATERAL (
                   SELECT version, content, canonical FROM delivery l
                    WHERE (l.buyer, l.site_id, l.connector, l.document)
                        = (d.buyer, d.site_id, d.connector, d.document)
                      AND l.version < d.version AND l.content IS NOT NULL
                    ORDER BY version DESC LIMIT 1) l ON true
             WHERE d.site_id = ANY (?) AND d.state = 'DUE'
             ORDER BY d.buyer, d.site_id, d.connector, d.document""",
            (row, n) -> due(row),
            (Object) sites.toArray(UUID[]::new))
        .stream()
        .map(due -> compared(due, tried))
        .toList();
  }

  private static Due due(ResultSet row) throws SQLException {
    byte[] content = row.getBytes(9);
    return new Due(
        new DueDelivery(
            row.getString(1),
            Objects.requireNonNull(row.getObject(2, UUID.class)),
            Objects.requireNonNull(row.getObject(3, UUID.class)),
            row.getString(4),
            row.getString(5),
            row.getLong(6),
            row.getObject(7, UUID.class)),
        content == null ? null : new Last(row.getLong(8), content, row.getString(10)));
  }

  private Message compared(Due due, @Nullable Connector tried) {
    DueDelivery delivery = due.delivery();
    Last last = due.last();
    OutboundDocument document = document(delivery, tried).orElse(null);
    byte[] before = document == null || last == null ? null : opened(document, last.content());
    byte[] after = document == null ? null : made(delivery, last, document);
    return message(delivery, before, after);
  }

  private Optional<OutboundDocument> document(DueDelivery due, @Nullable Connector tried) {
    return tried != null && tried.id().equals(due.connector())
        ? tried.outbound(due.document())
        : documents.document(due.connector(), due.document());
  }

  private byte @Nullable [] made(DueDelivery due, @Nullable Last last, OutboundDocument document) {
    DueDelivery comparable =
        new DueDelivery(
            due.buyer(),
            due.id(),
            due.siteId(),
            due.connector(),
            due.document(),
            last == null ? due.version() : last.version(),
            due.approvalId());
    return documents
        .subject(document)
        .flatMap(subject -> subject.compose(jdbc, comparable, asOf(last)))
        .map(told -> bytes(document, told))
        .orElse(null);
  }

  private Instant asOf(@Nullable Last last) {
    if (last == null || last.canonical() == null) {
      return clock.instant();
    }
    try {
      String asOf = json.readTree(last.canonical()).path("asOf").asText();
      return asOf.isEmpty() ? clock.instant() : Instant.parse(asOf);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte @Nullable [] bytes(OutboundDocument document, SpecificRecord told) {
    Writing writing = document.make(told);
    return writing instanceof Writing.Written written
        ? Envelopes.around(document.definition(), written.bytes(), unsigned -> unsigned)
        : null;
  }

  /** Without its signature, which differs each time. */
  private static byte[] opened(OutboundDocument document, byte[] content) {
    return document.definition().envelope() == DocumentDefinition.Envelope.JWT
        ? PassportSeal.open(content)
        : content;
  }

  private static Message message(
      DueDelivery due, byte @Nullable [] before, byte @Nullable [] after) {
    Outcome outcome;
    if (after == null) {
      outcome = Outcome.NOTHING;
    } else if (before == null) {
      outcome = Outcome.NEW;
    } else {
      outcome = Arrays.equals(before, after) ? Outcome.UNCHANGED : Outcome.CHANGED;
    }
    return new Message(
        due.buyer(), due.siteId(), due.connector(), due.document(), outcome, before, after);
  }

  /**
   * What an organisation's lanes of a connector were told last, made again of the same record by
   * other files.
   */
  public void toldLast(String buyer, Connector tried, Consumer<Message> found) {
    UUID site = FIRST;
    String document = "";
    List<Due> page;
    do {
      page = page(buyer, tried.id(), site, document);
      for (Due due : page) {
        again(due, tried).ifPresent(found);
        site = due.delivery().siteId();
        document = due.delivery().document();
      }
    } while (page.size() == PAGE);
  }

  private List<Due> page(String buyer, String connector, UUID site, String document) {
    return jdbc.query(
        """
        SELECT DISTINCT ON (site_id, document) buyer, id, site_id, connector, document, version,
               approval_id, version, content, canonical
          FROM delivery
         WHERE buyer = ? AND connector = ? AND content IS NOT NULL AND canonical IS NOT NULL
           AND (site_id, document) > (?, ?)
         ORDER BY site_id, document, version DESC LIMIT\s"""
            + PAGE,
        (row, n) -> due(row),
        buyer,
        connector,
        site,
        document);
  }

  private Optional<Message> again(Due due, Connector tried) {
    Last last = Objects.requireNonNull(due.last());
    return tried
        .outbound(due.delivery().document())
        .map(
            document ->
                message(
                    due.delivery(),
                    opened(document, last.content()),
                    told(document, last).map(told -> bytes(document, told)).orElse(null)));
  }

  private Optional<SpecificRecord> told(OutboundDocument document, Last last) {
    return documents.subject(document).flatMap(subject -> read(subject.type(), last.canonical()));
  }

  private Optional<SpecificRecord> read(
      Class<? extends SpecificRecord> type, @Nullable String canonical) {
    try {
      return CanonicalJson.read(type, json.readTree(canonical))
              instanceof Conversion.Canonical<? extends SpecificRecord> told
          ? Optional.of(told.value())
          : Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
