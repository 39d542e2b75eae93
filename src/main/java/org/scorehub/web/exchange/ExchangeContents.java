package org.scorehub.web.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.scorehub.web.TreeDiff;
import org.scorehub.web.delivery.DeliverySummary;
import org.scorehub.web.escalation.EscalationReads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an exchange became: its canonical records, and the deliveries that it caused. */
@Component
class ExchangeContents {

  private final OrganisationDatabase database;
  private final EscalationReads escalations;

  ExchangeContents(OrganisationDatabase database, EscalationReads escalations) {
    this.database = database;
    this.escalations = escalations;
  }

  List<CanonicalDocument> canonical(ExchangeSummary exchange) {
    List<CanonicalDocument> all = new ArrayList<>();
    UUID site = exchange.siteId();
    if (site != null) {
      all.addAll(database.as(exchange.organisation(), jdbc -> audits(jdbc, site, exchange.id())));
      all.addAll(database.as(exchange.organisation(), jdbc -> training(jdbc, site, exchange.id())));
      all.addAll(database.as(exchange.organisation(), jdbc -> sites(jdbc, site, exchange.id())));
    }
    all.addAll(escalations(exchange));
    return all;
  }

  List<DeliverySummary> deliveries(ExchangeSummary exchange) {
    UUID site = exchange.siteId();
    return site == null
        ? List.of()
        : database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "SELECT "
                            + DeliverySummary.COLUMNS
                            + " FROM delivery WHERE site_id = ? AND cause_exchange = ?"
                            + " ORDER BY version")
                    .params(site, exchange.id())
                    .query(DeliverySummary::from)
                    .list());
  }

  /** Every attempt at deliveries, in the order of time. */
  List<Moment.Sending> sendings(List<DeliverySummary> deliveries) {
    List<UUID> ids = deliveries.stream().map(DeliverySummary::id).toList();
    return ids.isEmpty()
        ? List.of()
        : database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "SELECT delivery_id, at, outcome, concat_ws(' ', status, detail) AS detail"
                            + " FROM delivery_attempt WHERE delivery_id IN (:ids) ORDER BY at")
                    .param("ids", ids)
                    .query(ExchangeContents::sending)
                    .list());
  }

  private static Moment.Sending sending(ResultSet row, int number) throws SQLException {
    return new Moment.Sending(
        Columns.uuid(row, "delivery_id"),
        Columns.instant(row, "at"),
        row.getString("outcome"),
        row.getString("detail"));
  }

  /** What came before and after under the same native key. */
  Neighbours neighbours(ExchangeSummary exchange) {
    String key = exchange.nativeKey();
    return key == null
        ? Neighbours.of(List.of())
        : database.as(
            exchange.organisation(),
            jdbc ->
                Neighbours.of(
                    jdbc.sql(Neighbours.QUERY)
                        .param("key", "native:" + key)
                        .param("connector", exchange.connector())
                        .param("document", exchange.document())
                        .param("id", exchange.id())
                        .query(Neighbours.Neighbour::from)
                        .list()));
  }

  /** What differs from the last one before it that was recorded; empty if there is none. */
  Optional<RevisionDiff> revisionDiff(ExchangeSummary exchange, List<CanonicalDocument> now) {
    CanonicalDocument mine = record(now).orElse(null);
    String key = exchange.nativeKey();
    if (mine == null || key == null) {
      return Optional.empty();
    }
    return recordedBefore(exchange, key)
        .flatMap(
            before ->
                record(canonical(before))
                    .map(
                        was ->
                            new RevisionDiff(
                                before.id(),
                                before.receivedAt(),
                                TreeDiff.between(was.content(), mine.content()))));
  }

  private static Optional<CanonicalDocument> record(List<CanonicalDocument> documents) {
    return documents.stream().filter(each -> !each.type().equals("Escalation")).findFirst();
  }

  private Optional<ExchangeSummary> recordedBefore(ExchangeSummary exchange, String key) {
    return database.as(
        exchange.organisation(),
        jdbc ->
            jdbc.sql(
                    "SELECT "
                        + ExchangeSummary.COLUMNS
                        + " FROM exchange WHERE id = ANY (ARRAY(SELECT hub_exchanges_with_key(:key)))"
                        + " AND connector = :connector AND document = :document AND id < :id"
                        + " AND state IN ('RECORDED', 'WAITING') ORDER BY id DESC LIMIT 1")
                .param("key", "native:" + key)
                .param("connector", exchange.connector())
                .param("document", exchange.document())
                .param("id", exchange.id())
                .query(ExchangeSummary::from)
                .optional());
  }

  private static List<CanonicalDocument> audits(JdbcClient jdbc, UUID site, UUID exchange) {
    return jdbc.sql(
            "SELECT r.canonical, r.canonical_sha256 FROM audit_supply s JOIN audit_rendition r"
                + " USING (buyer, scheme, native_id) WHERE s.site_id = ? AND r.exchange_id = ?"
                + " ORDER BY r.rendered_at DESC LIMIT 1")
        .params(site, exchange)
        .query(ExchangeContents::audit)
        .list();
  }

  private static CanonicalDocument audit(ResultSet row, int number) throws SQLException {
    Audit audit = AvroCodec.decode(Audit.class, row.getBytes("canonical"));
    return new CanonicalDocument(
        "Audit", Columns.hex(row, "canonical_sha256"), CanonicalJson.write(audit));
  }

  private static List<CanonicalDocument> training(JdbcClient jdbc, UUID site, UUID exchange) {
    return jdbc.sql(
            "SELECT initcap(kind) AS type, canonical FROM training_record"
                + " WHERE site_id = ? AND exchange_id = ? ORDER BY kind, native_id")
        .params(site, exchange)
        .query(ExchangeContents::stored)
        .list();
  }

  /**
   * Documents that describe a site alone; a later description takes the place of an earlier one.
   */
  private static List<CanonicalDocument> sites(JdbcClient jdbc, UUID site, UUID exchange) {
    return jdbc.sql(
            "SELECT 'Site' AS type, s.canonical FROM site_supply s JOIN site_record r"
                + " USING (buyer, site_id, connector, exchange_id)"
                + " WHERE s.site_id = ? AND s.exchange_id = ?")
        .params(site, exchange)
        .query(ExchangeContents::stored)
        .list();
  }

  private List<CanonicalDocument> escalations(ExchangeSummary exchange) {
    return escalations.ofExchange(exchange.organisation(), exchange.id()).stream()
        .map(seen -> new CanonicalDocument("Escalation", null, Columns.tree(seen)))
        .toList();
  }

  private static CanonicalDocument stored(ResultSet row, int number) throws SQLException {
    String type = row.getString("type").replace("_P", "P").replace("_R", "R");
    return new CanonicalDocument(type, null, Columns.json(row, "canonical"));
  }
}
