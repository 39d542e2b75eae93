package org.scorehub.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.SiteChangeDesk.Wanted;
import org.springframework.stereotype.Component;

/** Puts wishes about sites together, for sites that the caller may know of. */
@Component
class SiteWishes {

  private final SiteReads sites;
  private final SiteHistory history;
  private final OrganisationDatabase database;

  SiteWishes(SiteReads sites, SiteHistory history, OrganisationDatabase database) {
    this.sites = sites;
    this.history = history;
    this.database = database;
  }

  /**
   * The id that leads to the site now. Whoever runs the hub sees no site, but may name each.
   *
   * @throws NotVisible if the caller may not know of it
   */
  UUID visible(UUID site) {
    return runsTheHub() ? history.current(site) : sites.get(site).id();
  }

  boolean runsTheHub() {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "SELECT EXISTS (SELECT FROM organisation WHERE buyer = ? AND kind = 'OPERATOR')")
                .param(Caller.current().organisation())
                .query(Boolean.class)
                .single());
  }

  /** The site's name as far as the caller knows it, else its id. */
  String name(UUID site) {
    String name = runsTheHub() ? null : sites.get(site).name();
    return name == null ? site.toString() : name;
  }

  Wanted merge(UUID stays, UUID other, @Nullable String reason, @Nullable String seen) {
    UUID into = visible(stays);
    UUID absorbed = visible(other);
    if (into.equals(absorbed)) {
      throw new IllegalArgumentException("The two are one site already");
    }
    return new Wanted("MERGE", into, absorbed, null, null, List.of(), reason, seen);
  }

  Wanted split(
      UUID site, List<String> identifiers, @Nullable String reason, @Nullable String seen) {
    return new Wanted("SPLIT", visible(site), null, null, null, identifiers, reason, seen);
  }
}
