package org.scorehub.journey;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database holds of some sites, table by table, as text that can be compared. Without the
 * sandbox's look-ups in a registry and the search terms of sites, which arrive when they do.
 */
public final class SiteSnapshot {

  private static final String TABLES =
      "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
          + " AND a.attname = 'site_id' WHERE c.relkind = 'r' AND c.relname <> 'site_profile'"
          + " AND c.relnamespace = 'public'::regnamespace ORDER BY 1";

  private SiteSnapshot() {}

  /** All rows of these sites; of deliveries only which there were and where. */
  public static Map<String, List<String>> of(JdbcClient jdbc, String... sites) {
    Map<String, List<String>> snapshot = new TreeMap<>();
    for (String table : jdbc.sql(TABLES).query(String.class).list()) {
      String row =
          table.equals("delivery")
              ? "jsonb_build_array(buyer, id, site_id, version, content_sha256)"
              : "to_jsonb(t) - 'published_at'";
      String only = table.equals("delivery") ? " AND compensates IS NULL" : "";
      snapshot.put(
          table,
          jdbc.sql(
                  ("SELECT %s::text FROM %s t WHERE site_id = ANY (?::uuid[])%s"
                          + " AND to_jsonb(t)::text !~ 'open-supply-hub|score_hub_site' ORDER BY 1")
                      .formatted(row, table, only))
              .param(sites)
              .query(String.class)
              .list());
    }
    return snapshot;
  }
}
