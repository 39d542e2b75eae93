package org.scorehub.web.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.scorehub.web.FormText;
import org.scorehub.web.Listing;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Where;
import org.scorehub.web.site.SiteDetail.Identifier;
import org.scorehub.web.site.SiteDetail.Supply;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads factories as the caller's organisation knows them. */
@Component
public class SiteReads {

  /** Sites as they stand, and those that a document described a moment ago. */
  private static final String MINE =
      """
      WITH stood AS NOT MATERIALIZED (
        SELECT at_site AS site_id, name, country, sort, search,
               lower(concat_ws(' ', name, local_name)) AS names, identifiers FROM site_standing),
      fresh AS NOT MATERIALIZED (
        SELECT DISTINCT ON (site_id) site_id, name, country,
               lower(coalesce(name, '')) COLLATE "C" AS sort,
               lower(concat_ws(' ', name, canonical ->> 'localName', canonical ->> 'identifiers')) AS search,
               lower(concat_ws(' ', name, canonical ->> 'localName')) AS names,
               ARRAY(SELECT ':' || (v #>> '{}')
                       FROM jsonb_path_query(canonical, '$.identifiers[*].value') v) AS identifiers
          FROM site_supply
         WHERE site_id = ANY (ARRAY(SELECT f.site_id FROM site_supply f WHERE NOT EXISTS (
                 SELECT FROM site_standing t WHERE t.buyer = f.buyer AND t.at_site = f.site_id)))
         ORDER BY site_id, (name IS NULL), supplied_at DESC)
      """;

  private static final String AFTER =
      "(m.sort, m.site_id) > (SELECT sort, site_id FROM (SELECT sort, site_id FROM stood"
          + " UNION ALL SELECT sort, site_id FROM fresh) l WHERE l.site_id = :after)";
  private static final String SUMMARY =
      "SELECT m.site_id, m.name, m.country,"
          + " (SELECT count(*) FROM audit_supply a WHERE a.site_id = m.site_id) AS audits,"
          + " (SELECT count(*) FROM site_issue i WHERE i.site_id = m.site_id"
          + " AND i.state NOT IN ('VERIFIED_CLOSED', 'WITHDRAWN')) AS open_issues,"
          + " l.ended_on, l.rating, l.rating_scale FROM (%s) m LEFT JOIN LATERAL ("
          + "SELECT ended_on, rating, rating_scale FROM audit_supply a WHERE a.site_id = m.site_id"
          + " ORDER BY ended_on DESC NULLS LAST LIMIT 1) l ON true ORDER BY m.sort, m.site_id";

  private final OrganisationDatabase database;
  private final SiteHistory history;

  SiteReads(OrganisationDatabase database, SiteHistory history) {
    this.database = database;
    this.history = history;
  }

  /**
   * By name; of equal names by id.
   *
   * @param q part of a name, or a whole identifier
   * @param after last site of the previous part
   */
  public Listing<SiteSummary> list(
      @Nullable String q, @Nullable String country, @Nullable UUID after, int limit) {
    Where where = where(q, country, after);
    List<SiteSummary> rows =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(MINE + SUMMARY.formatted(first(where, limit + 1)))
                    .params(where.parameters())
                    .query(SiteReads::summary)
                    .list());
    return Listing.of(rows, limit, SiteSummary::id);
  }

  /**
   * Names of sites in the same order, and nothing else of them.
   *
   * @param q part of a name, or a whole identifier
   * @param after last site of the previous part
   */
  public List<SiteName> names(
      @Nullable String q, @Nullable String country, @Nullable UUID after, int limit) {
    Where where = where(q, country, after);
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(MINE + first(where, limit))
                .params(where.parameters())
                .query(
                    (row, n) ->
                        new SiteName(
                            Columns.uuid(row, "site_id"),
                            row.getString("name"),
                            row.getString("country")))
                .list());
  }

  private static Where where(@Nullable String q, @Nullable String country, @Nullable UUID after) {
    return new Where()
        .and(
            "strpos(m.search, lower(:q)) > 0 AND (strpos(m.names, lower(:q)) > 0"
                + " OR strpos(m.sort, lower(:q)) > 0 OR EXISTS (SELECT FROM unnest(m.identifiers) i"
                + " WHERE substr(i, strpos(i, ':') + 1) = :q))",
            "q",
            FormText.given(q))
        .and("m.country = :country", "country", FormText.code(country))
        .and(AFTER, "after", after);
  }

  /** The first of both, each in its order. */
  private static String first(Where where, int limit) {
    String part = where.sql() + " ORDER BY m.sort, m.site_id LIMIT " + limit;
    return "SELECT * FROM ((SELECT m.* FROM stood m%1$s) UNION ALL (SELECT m.* FROM fresh m%1$s)) b"
            .formatted(part)
        + " ORDER BY b.sort, b.site_id LIMIT "
        + limit;
  }

  private static SiteSummary summary(ResultSet row, int number) throws SQLException {
    return new SiteSummary(
        Columns.uuid(row, "site_id"),
        row.getString("name"),
        row.getString("country"),
        row.getLong("audits"),
        row.getLong("open_issues"),
        Columns.date(row, "ended_on"),
        row.getString("rating"),
        row.getString("rating_scale"));
  }

  /**
   * One factory.
   *
   * @param asked its id, or that of a site that was merged into it
   * @throws NotVisible unless the organisation supplied it, is linked to it, or may see its
   *     training
   */
  public SiteDetail get(UUID asked) {
    UUID id = history.current(asked);
    List<UUID> aliases = history.aliases(id);
    return database.inOrganisation(
        jdbc -> {
          List<Described> supplies = supplies(jdbc, id);
          if (supplies.isEmpty() && !isLinked(jdbc, id)) {
            throw new NotVisible("site", asked);
          }
          return compose(id, supplies, aliases);
        });
  }

  private record Described(Supply supply, JsonNode site) {}

  private static List<Described> supplies(JdbcClient jdbc, UUID id) {
    return jdbc.sql("SELECT * FROM site_supply WHERE site_id = ? ORDER BY supplied_at DESC")
        .param(id)
        .query(SiteReads::described)
        .list();
  }

  private static boolean isLinked(JdbcClient jdbc, UUID id) {
    return jdbc.sql(
            "SELECT EXISTS (SELECT FROM site_link WHERE site_id = :id)"
                + " OR EXISTS (SELECT FROM training_record WHERE site_id = :id)")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  private static Described described(ResultSet row, int number) throws SQLException {
    Supply supply =
        new Supply(
            row.getString("connector"),
            row.getString("name"),
            Columns.uuid(row, "exchange_id"),
            Columns.instant(row, "supplied_at"));
    return new Described(supply, Columns.json(row, "canonical"));
  }

  private static SiteDetail compose(UUID id, List<Described> supplies, List<UUID> aliases) {
    List<JsonNode> sites = supplies.stream().map(Described::site).toList();
    return new SiteDetail(
        id,
        text(sites, "/name"),
        text(sites, "/localName"),
        text(sites, "/address/addressCountry"),
        text(sites, "/sector"),
        identifiers(sites),
        first(sites, "/address"),
        first(sites, "/workforce"),
        supplies.stream().map(Described::supply).toList(),
        aliases);
  }

  private static List<Identifier> identifiers(List<JsonNode> sites) {
    return sites.stream()
        .flatMap(site -> Columns.list(site.withArray("/identifiers"), Identifier.class).stream())
        .distinct()
        .toList();
  }

  private static @Nullable String text(List<JsonNode> sites, String pointer) {
    JsonNode found = first(sites, pointer);
    return found == null ? null : found.asText();
  }

  private static @Nullable JsonNode first(List<JsonNode> sites, String pointer) {
    return sites.stream()
        .map(site -> site.at(pointer))
        .filter(value -> !value.isMissingNode() && !value.isNull())
        .findFirst()
        .orElse(null);
  }
}
