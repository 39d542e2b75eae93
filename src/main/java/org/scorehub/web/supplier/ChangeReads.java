package org.scorehub.web.supplier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.standing.ChangeKind;
import org.scorehub.web.Columns;
import org.scorehub.web.Listing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what became different at the organisation's own suppliers; of their training as far as link
 * and consent let it be seen now.
 */
@Component
class ChangeReads {

  private static final String SELECT =
      "SELECT c.id, c.at_site, s.name, c.at, c.kind, c.before, c.after"
          + " FROM supplier_change c JOIN site_standing s ON s.at_site = c.at_site WHERE ";
  private static final String LATEST =
      """
      SELECT l.*, s.name FROM site_standing s, LATERAL (
        SELECT c.id, c.at_site, c.at, c.kind, c.before, c.after FROM supplier_change c
         WHERE c.at_site = s.at_site AND %s ORDER BY c.id DESC LIMIT %d) l
       WHERE s.at_site = ANY (:ids) ORDER BY s.at_site, l.id DESC""";

  /**
   * How much became different.
   *
   * @param suppliers with a change
   * @param last the last change of all that may be seen; 0 without any
   */
  record Summary(long suppliers, long changes, long last) {}

  private final OrganisationDatabase database;

  ChangeReads(OrganisationDatabase database) {
    this.database = database;
  }

  Summary summary(Since since) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "SELECT count(DISTINCT c.at_site), count(*), coalesce(max(c.id), 0)"
                        + " FROM supplier_change c JOIN site_standing s ON s.at_site = c.at_site"
                        + " WHERE "
                        + since.condition())
                .param("since", since.parameter())
                .query((row, number) -> new Summary(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single());
  }

  /**
   * Oldest first, so that a program can go on where it stopped.
   *
   * @param after id of the last change of the previous part
   */
  Listing<SupplierNews> list(Since since, @Nullable Long after, int limit) {
    String next = after == null ? "" : " AND c.id > :after";
    return read(since, after, next + " ORDER BY c.id", limit);
  }

  /**
   * Newest first.
   *
   * @param before id of the last change of the previous part
   */
  Listing<SupplierNews> newest(Since since, @Nullable Long before, int limit) {
    String next = before == null ? "" : " AND c.id < :after";
    return read(since, before, next + " ORDER BY c.id DESC", limit);
  }

  private Listing<SupplierNews> read(Since since, @Nullable Long place, String rest, int limit) {
    List<SupplierNews> rows =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(SELECT + since.condition() + rest + " LIMIT " + (limit + 1))
                    .param("since", since.parameter())
                    .param("after", place == null ? 0L : place)
                    .query(ChangeReads::news)
                    .list());
    return Listing.of(rows, limit, SupplierNews::id);
  }

  static Map<UUID, List<SupplierNews>> latest(JdbcClient jdbc, UUID[] ids, Since since, int most) {
    return jdbc
        .sql(LATEST.formatted(since.condition(), most))
        .param("ids", ids)
        .param("since", since.parameter())
        .query(ChangeReads::news)
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(SupplierNews::site, LinkedHashMap::new, Collectors.toList()));
  }

  static SupplierNews news(ResultSet row, int number) throws SQLException {
    return new SupplierNews(
        row.getLong("id"),
        Columns.uuid(row, "at_site"),
        row.getString("name"),
        Columns.instant(row, "at"),
        ChangeKind.valueOf(row.getString("kind")),
        Columns.jsonOrNull(row, "before"),
        Columns.json(row, "after"));
  }
}
