package org.scorehub.merge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a site that is given back is known by: what it was known by before the merge, and what has
 * become known since by documents that named that.
 *
 * @param merge the change that is undone
 * @param stays the site that everything is at now
 */
record Returning(JdbcTemplate jdbc, Provenance provenance, UUID merge, UUID stays) {

  /** As {@code scheme:value}. */
  Set<String> identifiers(UUID back) {
    Set<String> returning = remembered("site_identifier", "MOVED", "scheme", "value", ":");
    Set<String> fresh = provenance.identifiers();
    fresh.removeAll(returning);
    fresh.removeAll(remembered("site_identifier", "BEFORE", "scheme", "value", ":"));
    returning.addAll(provenance.companions(fresh, returning));
    fresh.stream().filter(("score_hub_site:" + back)::equals).forEach(returning::add);
    return returning;
  }

  /** As {@code buyer|key}. */
  Set<String> names() {
    return remembered("site_name", "MOVED", "buyer", "name_key", "|");
  }

  private Set<String> remembered(
      String table, String phase, String first, String second, String separator) {
    List<String> found =
        jdbc.queryForList(
            "SELECT image ->> ? || ? || (image ->> ?) FROM site_change_row"
                + " WHERE change_id = ? AND table_name = ? AND phase = ?",
            String.class,
            first,
            separator,
            second,
            merge,
            table,
            phase);
    return new HashSet<>(found);
  }
}
