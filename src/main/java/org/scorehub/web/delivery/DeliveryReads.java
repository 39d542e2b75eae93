package org.scorehub.web.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Listing;
import org.scorehub.web.Where;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the deliveries to the caller's organisation. */
@Component
public class DeliveryReads {

  /** The exact bytes of a delivery. */
  public record Content(ByteArrayResource bytes, @Nullable String contentType) {}

  private final OrganisationDatabase database;

  DeliveryReads(OrganisationDatabase database) {
    this.database = database;
  }

  /** Newest first; null takes every state or site. */
  public Listing<DeliverySummary> list(
      @Nullable String state, @Nullable UUID site, @Nullable UUID before, int limit) {
    Where where =
        new Where()
            .and("state = :state", "state", state)
            .and("site_id = :site", "site", site)
            .and(
                "(created_at, id) < (SELECT created_at, id FROM delivery WHERE id = :before)",
                "before",
                before);
    return Listing.of(
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "SELECT "
                            + DeliverySummary.COLUMNS
                            + " FROM delivery"
                            + where.sql()
                            + " ORDER BY created_at DESC, id DESC LIMIT "
                            + (limit + 1))
                    .params(where.parameters())
                    .query(DeliverySummary::from)
                    .list()),
        limit,
        DeliverySummary::id);
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
