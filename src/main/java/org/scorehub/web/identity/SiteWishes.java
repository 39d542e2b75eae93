package org.scorehub.web.identity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.RunningHub;
import org.scorehub.web.identity.SiteChangeDesk.Wanted;
import org.scorehub.web.site.SiteHistory;
import org.scorehub.web.site.SiteReads;
import org.springframework.stereotype.Component;

/** Puts wishes about sites together, for sites that the caller may know of. */
@Component
class SiteWishes {

  private final SiteReads sites;
  private final SiteHistory history;
  private final RunningHub hub;

  SiteWishes(SiteReads sites, SiteHistory history, RunningHub hub) {
    this.sites = sites;
    this.history = history;
    this.hub = hub;
  }

  /**
   * The id that leads to the site now. Whoever runs the hub sees no site, but may name each.
   *
   * @throws NotVisible if the caller may not know of it
   */
  UUID visible(UUID site) {
    return hub.isOfCaller() ? history.current(site) : sites.get(site).id();
  }

  /** The site's name as far as the caller knows it, else its id. */
  String name(UUID site) {
    String name = hub.isOfCaller() ? null : sites.get(site).name();
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
