package org.scorehub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.Writing;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.training.ProgressComposer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes the bytes of a due delivery, once. */
@Component
final class DeliveryMaker {

  private record Due(
      String buyer, UUID id, UUID siteId, String connector, String document, long version) {}

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final ConnectorCatalogue catalogue;
  private final ProgressComposer composer;
  private final ObjectMapper json;
  private final Clock clock;

  DeliveryMaker(
      PipelineDatabase database,
      ConnectorCatalogue catalogue,
      ProgressComposer composer,
      ObjectMapper json,
      Clock clock) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.catalogue = catalogue;
    this.composer = composer;
    this.json = json;
    this.clock = clock;
  }

  /** Moves a delivery from due to ready, or to a state in which it will not be sent. */
  void make(String buyer, UUID id) {
    database.transactions().executeWithoutResult(status -> makeInTransaction(buyer, id));
  }

  private void makeInTransaction(String buyer, UUID id) {
    Optional<Due> found = lockSiteAndFind(buyer, id);
    if (found.isEmpty()) {
      return;
    }
    Due due = found.get();
    Optional<ProgressUpdate> update =
        composer.compose(jdbc, buyer, due.siteId(), due.version(), clock.instant());
    Optional<Connector> connector = catalogue.find(due.connector());
    Optional<OutboundDocument> document = connector.flatMap(c -> c.outbound(due.document()));
    if (update.isEmpty()) {
      finish(due, "WITHHELD", "no link or consent, or nothing to tell", List.of());
    } else if (document.isEmpty()) {
      finish(due, "PARKED", "no connector writes it", List.of(noDocument(due)));
    } else {
      write(due, update.get(), document.get(), connector.orElseThrow().bundle().id());
    }
  }

  /**
   * The site's row is locked as recording locks it, so that the update is one state of the site.
   */
  private Optional<Due> lockSiteAndFind(String buyer, UUID id) {
    jdbc.query(
        "SELECT s.id FROM site s JOIN delivery d ON d.site_id = s.id"
            + " WHERE d.buyer = ? AND d.id = ? FOR UPDATE OF s",
        row -> {},
        buyer,
        id);
    return jdbc
        .query(
            "SELECT buyer, id, site_id, connector, document, version FROM delivery"
                + " WHERE buyer = ? AND id = ? AND state = 'DUE' FOR UPDATE",
            (row, n) ->
                new Due(
                    row.getString(1),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6)),
            buyer,
            id)
        .stream()
        .findFirst();
  }

  private void write(Due due, ProgressUpdate update, OutboundDocument document, String bundleId) {
    Writing writing = document.make(update);
    if (writing instanceof Writing.Unwritable unwritable) {
      finish(due, "PARKED", "the out mapping gives no valid document", unwritable.problems());
      return;
    }
    byte[] made = ((Writing.Written) writing).bytes();
    boolean soap = document.definition().envelope() == DocumentDefinition.Envelope.SOAP;
    byte[] content = soap ? SoapEnvelope.around(made) : made;
    jdbc.update(
        """
        UPDATE delivery SET state = 'READY', idempotency_key = ?, content = ?, content_type = ?,
            content_sha256 = ?, canonical = ?::jsonb, bundle_id = ?
         WHERE buyer = ? AND id = ?""",
        ProgressDeliveries.idempotencyKey(
            due.buyer(), due.siteId(), due.connector() + "/" + due.document(), due.version()),
        content,
        contentType(document.definition().format()),
        sha256(content),
        CanonicalJson.write(update).toString(),
        bundleId,
        due.buyer(),
        due.id());
  }

  private static String contentType(DocumentFormat format) {
    return switch (format) {
      case XML -> "text/xml; charset=utf-8";
      case JSON -> "application/json";
      case TABLE -> "text/csv; charset=utf-8";
    };
  }

  private void finish(Due due, String state, String reason, List<Problem> problems) {
    jdbc.update(
        """
        UPDATE delivery SET state = ?, reason = ?, problems = ?::jsonb, finished_at = now()
         WHERE buyer = ? AND id = ?""",
        state,
        reason,
        write(problems),
        due.buyer(),
        due.id());
  }

  private static Problem noDocument(Due due) {
    return Problem.blocking(
        ProblemKind.UNMAPPABLE,
        "connector.unknown-document",
        "No connector writes " + due.connector() + "/" + due.document());
  }

  private String write(List<Problem> problems) {
    try {
      return json.writeValueAsString(problems);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
