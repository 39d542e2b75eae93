package org.scorehub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.document.Writing;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.passport.PassportSeal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes the bytes of a due delivery, once. */
@Component
final class DeliveryMaker {

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final ConnectorCatalogue catalogue;
  private final DeliveryDocuments documents;
  private final ApprovalStates approvals;
  private final PassportSeal seal;
  private final ObjectMapper json;
  private final Clock clock;

  DeliveryMaker(
      PipelineDatabase database,
      ConnectorCatalogue catalogue,
      DeliveryDocuments documents,
      ApprovalStates approvals,
      PassportSeal seal,
      ObjectMapper json,
      Clock clock) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.catalogue = catalogue;
    this.documents = documents;
    this.approvals = approvals;
    this.seal = seal;
    this.json = json;
    this.clock = clock;
  }

  /** Moves a delivery from due to ready, or to a state in which it will not be sent. */
  void make(String buyer, UUID id) {
    database.transactions().executeWithoutResult(status -> makeInTransaction(buyer, id));
  }

  private void makeInTransaction(String buyer, UUID id) {
    lockSiteAndFind(buyer, id).ifPresent(this::make);
    approvals.follow(buyer, id);
  }

  private void make(DueDelivery due) {
    Optional<Connector> connector = catalogue.find(due.connector());
    Optional<OutboundDocument> document = connector.flatMap(c -> c.outbound(due.document()));
    Optional<DeliverySubject> subject = document.flatMap(documents::subject);
    if (document.isEmpty() || subject.isEmpty()) {
      finish(due, "PARKED", "no connector writes it", List.of(noDocument(due)));
      return;
    }
    Optional<? extends SpecificRecord> told = subject.get().compose(jdbc, due, clock.instant());
    if (told.isEmpty()) {
      finish(due, "WITHHELD", "no link or consent, or nothing to tell", List.of());
    } else {
      write(due, told.get(), document.get(), connector.orElseThrow().bundle().id());
    }
  }

  /**
   * The site's row is locked as recording locks it, so that the update is one state of the site.
   */
  private Optional<DueDelivery> lockSiteAndFind(String buyer, UUID id) {
    jdbc.query(
        "SELECT s.id FROM site s JOIN delivery d ON d.site_id = s.id"
            + " WHERE d.buyer = ? AND d.id = ? FOR NO KEY UPDATE OF s",
        row -> {},
        buyer,
        id);
    return jdbc
        .query(
            "SELECT buyer, id, site_id, connector, document, version, approval_id FROM delivery"
                + " WHERE buyer = ? AND id = ? AND state = 'DUE' FOR UPDATE",
            (row, n) ->
                new DueDelivery(
                    row.getString(1),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6),
                    row.getObject(7, UUID.class)),
            buyer,
            id)
        .stream()
        .findFirst();
  }

  private void write(
      DueDelivery due, SpecificRecord told, OutboundDocument document, String bundleId) {
    Writing writing = document.make(told);
    if (writing instanceof Writing.Unwritable unwritable) {
      finish(due, "PARKED", "the out mapping gives no valid document", unwritable.problems());
    } else {
      keep(due, told, document, ((Writing.Written) writing).bytes(), bundleId);
    }
  }

  private void keep(
      DueDelivery due,
      SpecificRecord told,
      OutboundDocument document,
      byte[] made,
      String bundleId) {
    DocumentDefinition definition = document.definition();
    if (definition.key() != null && ContentKey.ofDocument(definition, made).isEmpty()) {
      finish(due, "PARKED", "the document made has no key", List.of(noKey(definition)));
      return;
    }
    byte[] content = Envelopes.around(definition, made, seal::seal);
    jdbc.update(
        """
        UPDATE delivery SET state = 'READY', idempotency_key = ?, content = ?, content_type = ?,
            content_sha256 = ?, canonical = ?::jsonb, bundle_id = ?
         WHERE buyer = ? AND id = ?\
        """,
        idempotencyKey(due),
        content,
        Envelopes.contentType(definition),
        sha256(content),
        CanonicalJson.write(told).toString(),
        bundleId,
        due.buyer(),
        due.id());
  }

  /** The key that a buyer may use to recognise a repeated delivery: one for each version. */
  private static String idempotencyKey(DueDelivery due) {
    String name =
        String.join(
            "|",
            due.buyer(),
            due.siteId().toString(),
            due.connector() + "/" + due.document(),
            Long.toString(due.version()));
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void finish(DueDelivery due, String state, String reason, List<Problem> problems) {
    jdbc.update(
        """
        UPDATE delivery SET state = ?, reason = ?, problems = ?::jsonb, finished_at = now()
         WHERE buyer = ? AND id = ?\
        """,
        state,
        reason,
        write(problems),
        due.buyer(),
        due.id());
  }

  private static Problem noDocument(DueDelivery due) {
    return Problem.blocking(
        ProblemKind.UNMAPPABLE,
        "connector.unknown-document",
        "No connector writes " + due.connector() + "/" + due.document());
  }

  private static Problem noKey(DocumentDefinition definition) {
    return Problem.blocking(
            ProblemKind.UNMAPPABLE,
            "delivery.no-key",
            "The document has no value at the place of its key, which its address or file name"
                + " needs")
        .expecting("a value at " + definition.key());
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
