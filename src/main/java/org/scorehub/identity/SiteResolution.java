package org.scorehub.identity;

import java.util.Map;
import java.util.UUID;

/** Which site a claim speaks of. */
public sealed interface SiteResolution {

  /**
   * The site is known or has just been opened.
   *
   * @param opened true if nobody spoke of it before
   */
  record Resolved(UUID siteId, boolean opened) implements SiteResolution {}

  /**
   * Identifiers of one claim belong to different sites; a person must decide.
   *
   * @param sites site by identifier, written scheme:value
   */
  record Conflict(Map<String, UUID> sites) implements SiteResolution {
    public Conflict {
      sites = Map.copyOf(sites);
    }
  }
}
