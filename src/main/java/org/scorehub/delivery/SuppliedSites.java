package org.scorehub.delivery;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which organisation described which sites through which connector.
 *
 * @param supplies all known of the sites asked for
 */
record SuppliedSites(Set<Supply> supplies) {

  /** One description. */
  record Supply(String organisation, String connector, UUID siteId) {}

  SuppliedSites {
    supplies = Set.copyOf(supplies);
  }

  static SuppliedSites load(JdbcTemplate jdbc, Collection<UUID> sites) {
    return new SuppliedSites(
        new HashSet<>(
            jdbc.query(
                "SELECT buyer, connector, site_id FROM site_supply WHERE site_id = ANY (?)",
                (row, n) ->
                    new Supply(row.getString(1), row.getString(2), row.getObject(3, UUID.class)),
                (Object) sites.toArray(UUID[]::new))));
  }

  boolean by(String organisation, String connector, UUID siteId) {
    return supplies.contains(new Supply(organisation, connector, siteId));
  }
}
