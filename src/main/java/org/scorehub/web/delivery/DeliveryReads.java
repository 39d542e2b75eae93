package org.scorehub.web.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Listing;
import org.scorehub.web.Reader;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the deliveries to the caller's organisation. */
@Component
public class DeliveryReads {

  /** The exact bytes of a delivery. */
  public record Content(ByteArrayResource bytes, @Nullable String contentType) {}

  private final OrganisationDatabase database;
  private final Reader reader;

  DeliveryReads(OrganisationDatabase database, Reader reader) {
    this.database = database;
    this.reader = reader;
  }

  /** Newest first. */
  public Listing<DeliverySummary> list(DeliveryFilter filter, int limit) {
    DeliveryQuery query = new DeliveryQuery(filter, reader.zone(), limit + 1);
    return Listing.of(
        database.inOrganisation(
            jdbc ->
                jdbc.sql(query.sql())
                    .params(query.parameters())
                    .query(DeliverySummary::from)
                    .list()),
        limit,
        DeliverySummary::id);
  }

  /** Connectors and documents of which there are deliveries, each sorted and once. */
  List<SortedSet<String>> kinds() {
    SortedSet<String> connectors = new TreeSet<>();
    SortedSet<String> documents = new TreeSet<>();
    database.inOrganisation(
        jdbc -> {
          jdbc.sql(
                  "WITH RECURSIVE " + DeliveryQuery.KINDS + " SELECT connector, document FROM kind")
              .query(
                  row -> {
                    connectors.add(row.getString("connector"));
                    documents.add(row.getString("document"));
                  });
          return connectors;
        });
    return List.of(connectors, documents);
  }

  public Optional<DeliveryDetail> find(UUID id) {
    return database.inOrganisation(
        jdbc -> {
          List<DeliveryDetail.Attempt> attempts = attempts(jdbc, id);
          return jdbc.sql("SELECT " + DeliveryDetail.COLUMNS + " FROM delivery WHERE id = ?")
              .param(id)
              .query((row, number) -> DeliveryDetail.from(row, attempts))
              .optional();
        });
  }

  /** The bytes last made before it in the same lane; empty if there are none. */
  public Optional<Content> contentBefore(DeliverySummary delivery) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    SELECT content, content_type FROM delivery
                     WHERE site_id = ? AND connector = ? AND document = ? AND content IS NOT NULL
                       AND (version, created_at) < (SELECT version, created_at FROM delivery
                                                     WHERE id = ?)
                     ORDER BY version DESC, created_at DESC LIMIT 1""")
                .params(delivery.siteId(), delivery.connector(), delivery.document(), delivery.id())
                .query((row, number) -> content(row))
                .optional());
  }

  /** The bytes as sent; empty if there is no such delivery or nothing has been made yet. */
  public Optional<Content> content(UUID id) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "SELECT content, content_type FROM delivery"
                        + " WHERE id = ? AND content IS NOT NULL")
                .param(id)
                .query((row, number) -> content(row))
                .optional());
  }

  private static Content content(ResultSet row) throws SQLException {
    return new Content(
        new ByteArrayResource(row.getBytes("content")), row.getString("content_type"));
  }

  private static List<DeliveryDetail.Attempt> attempts(JdbcClient jdbc, UUID id) {
    return jdbc.sql("SELECT * FROM delivery_attempt WHERE delivery_id = ? ORDER BY number")
        .param(id)
        .query(DeliveryDetail.Attempt::from)
        .list();
  }
}
