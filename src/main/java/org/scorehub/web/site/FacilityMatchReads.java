package org.scorehub.web.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.springframework.stereotype.Component;

/** Reads what public registries of facilities offered for a site that the organisation supplied. */
@Component
class FacilityMatchReads {

  /**
   * One facility of a registry.
   *
   * @param registry id of the registry
   * @param registryId its own id of the facility, for Open Supply Hub the OS ID
   * @param matchedBy {@code os_id} where the site was looked up by that id, {@code name} where by
   *     name only
   * @param closed whether it is reported closed; null if nothing is reported
   * @param url the facility's page in the registry
   */
  record Match(
      String registry,
      String registryId,
      String matchedBy,
      @Nullable String name,
      @Nullable String address,
      @Nullable String country,
      @Nullable Boolean closed,
      @Nullable String url,
      UUID exchangeId,
      Instant seenAt) {}

  private final OrganisationDatabase database;

  FacilityMatchReads(OrganisationDatabase database) {
    this.database = database;
  }

  /** Those found by an id first. */
  public List<Match> ofSite(UUID site) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "SELECT * FROM facility_match WHERE site_id = ?"
                        + " ORDER BY matched_by DESC, registry, registry_id")
                .param(site)
                .query(FacilityMatchReads::match)
                .list());
  }

  private static Match match(ResultSet row, int number) throws SQLException {
    return new Match(
        row.getString("registry"),
        row.getString("registry_id"),
        row.getString("matched_by"),
        row.getString("name"),
        row.getString("address"),
        row.getString("country"),
        row.getObject("closed", Boolean.class),
        row.getString("url"),
        Columns.uuid(row, "exchange_id"),
        Columns.instant(row, "seen_at"));
  }
}
