package org.scorehub.web.passport;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.scorehub.passport.IssuedPassport;
import org.scorehub.passport.PassportOffice;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.NotVisible;
import org.scorehub.web.site.SiteReads;
import org.springframework.stereotype.Component;

/** Issues passports to those who log in, under their organisation's rights. */
@Component
class Passports {

  private final SiteReads sites;
  private final PassportOffice office;
  private final OrganisationDatabase database;
  private final AccessTrail trail;

  Passports(
      SiteReads sites, PassportOffice office, OrganisationDatabase database, AccessTrail trail) {
    this.sites = sites;
    this.office = office;
    this.database = database;
    this.trail = trail;
  }

  /**
   * The passport of a site; who asked for it is written down.
   *
   * @throws NotVisible if the organisation does not see the site, or nothing a passport would say
   */
  IssuedPassport issue(UUID site) {
    UUID visible = sites.get(site).id();
    IssuedPassport passport =
        database
            .inOrganisation(jdbc -> office.issue(jdbc, Caller.current().organisation(), visible))
            .orElseThrow(() -> new NotVisible("audit or training of site", site));
    trail.record("passport.issued", "site:" + site);
    return passport;
  }

  /** The token as it goes over the wire. */
  static byte[] bytes(IssuedPassport passport) {
    return passport.token().getBytes(StandardCharsets.US_ASCII);
  }
}
