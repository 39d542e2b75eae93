package org.scorehub.web.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.Connector;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.connector.explain.Explainer;
import org.scorehub.connector.explain.Explanation;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.scorehub.web.NotVisible;
import org.scorehub.web.delivery.DeliveryDetail;
import org.scorehub.web.delivery.DeliveryReads;
import org.scorehub.web.delivery.DeliverySummary;
import org.springframework.stereotype.Component;

/** Explains values of documents that were sent, or are to be, by the files that were used then. */
@Component
class PastDeliveries {

  private static final int MOST_EARLIER = 10;

  private final OrganisationDatabase database;
  private final DeliveryReads deliveries;
  private final FilesUsed files;
  private final AccessTrail trail;

  PastDeliveries(
      OrganisationDatabase database, DeliveryReads deliveries, FilesUsed files, AccessTrail trail) {
    this.database = database;
    this.deliveries = deliveries;
    this.files = files;
    this.trail = trail;
  }

  /**
   * Why a value is so in a document that was sent, or is to be.
   *
   * @param path in their document
   * @throws NotVisible if there is no such delivery
   * @throws IllegalArgumentException if there is nothing to explain; the message says why
   */
  Explained explain(UUID id, String path) {
    DeliveryDetail delivery = deliveries.find(id).orElseThrow(() -> new NotVisible("delivery", id));
    JsonNode canonical = delivery.canonical();
    if (canonical == null) {
      throw new IllegalArgumentException("its bytes are not made");
    }
    Connector connector = files.connector(delivery.summary().connector(), delivery.bundleId());
    OutboundDocument document = outbound(connector, delivery.summary().document());
    Explanation explanation =
        Explainer.ofSent(connector, document, record(document, canonical)).explain(path);
    trail.record("value.explained", "delivery:" + id);
    return new Explained(
        connector.bundle().id(),
        canonical.at("/modules/0/catalogueVersion").textValue(),
        explanation,
        before(delivery.summary(), explanation.path()));
  }

  private List<Explained.Earlier> before(DeliverySummary delivery, String pointer) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    SELECT id, created_at AS at, bundle_id, canonical FROM delivery
                     WHERE site_id = :site AND connector = :connector AND document = :document
                       AND version < :version AND canonical IS NOT NULL
                     ORDER BY version DESC LIMIT :most""")
                .param("site", delivery.siteId())
                .param("connector", delivery.connector())
                .param("document", delivery.document())
                .param("version", delivery.version())
                .param("most", MOST_EARLIER)
                .query(
                    (row, n) -> {
                      SeenThen seen = SeenThen.of(row);
                      return seen.with(
                          written(delivery, seen, Columns.json(row, "canonical")), pointer);
                    })
                .list());
  }

  private JsonNode written(DeliverySummary delivery, SeenThen seen, JsonNode canonical) {
    Connector connector = files.connector(delivery.connector(), seen.bundleId());
    return outbound(connector, delivery.document()).mapping().apply(canonical).output();
  }

  private static OutboundDocument outbound(Connector connector, String document) {
    return Optional.ofNullable(connector.outbound().get(document))
        .orElseThrow(() -> new IllegalArgumentException("those files do not know it"));
  }

  private static SpecificRecord record(OutboundDocument document, JsonNode canonical) {
    Conversion<? extends SpecificRecord> read =
        CanonicalJson.read(CanonicalTypes.named(document.definition().canonical()), canonical);
    if (read instanceof Conversion.Canonical<? extends SpecificRecord> record) {
      return record.value();
    }
    throw new IllegalArgumentException("what it was made from cannot be read by this release");
  }
}
