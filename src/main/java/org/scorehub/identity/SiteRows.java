package org.scorehub.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database knows sites by; each method is one statement, however many sites there are. */
record SiteRows(JdbcTemplate jdbc) {

  /** An identifier of site level. */
  record Identifier(String scheme, String value) {}

  /** A name within one buyer. */
  record Name(String buyer, String key) {}

  /** An identifier and the site it is to belong to; {@code buyer} names it first. */
  record Tie(Identifier identifier, UUID site, String buyer) {}

  Map<Identifier, UUID> byIdentifier(Collection<Identifier> wanted) {
    Map<Identifier, UUID> found = new HashMap<>();
    jdbc.query(
        """
        SELECT scheme, value, site_id FROM site_identifier
          JOIN unnest(?::text[], ?::text[]) AS wanted (scheme, value) USING (scheme, value)""",
        row -> {
          found.put(
              new Identifier(row.getString(1), row.getString(2)), row.getObject(3, UUID.class));
        },
        wanted.stream().map(Identifier::scheme).toArray(String[]::new),
        wanted.stream().map(Identifier::value).toArray(String[]::new));
    return found;
  }

  /** Those that a registry has replaced by others: they are evidence, but contradict nothing. */
  Set<Identifier> replaced(Collection<Identifier> wanted) {
    List<String> old =
        jdbc.queryForList(
            "SELECT old_value FROM os_id_history WHERE old_value = ANY (?)",
            String.class,
            (Object)
                wanted.stream()
                    .filter(identifier -> identifier.scheme().equals("os_id"))
                    .map(Identifier::value)
                    .toArray(String[]::new));
    return old.stream().map(value -> new Identifier("os_id", value)).collect(Collectors.toSet());
  }

  Map<Name, UUID> byName(Collection<Name> wanted) {
    Map<Name, UUID> found = new HashMap<>();
    jdbc.query(
        """
        SELECT buyer, name_key, site_id FROM site_name
          JOIN unnest(?::text[], ?::text[]) AS wanted (buyer, name_key) USING (buyer, name_key)""",
        row -> {
          found.put(new Name(row.getString(1), row.getString(2)), row.getObject(3, UUID.class));
        },
        wanted.stream().map(Name::buyer).toArray(String[]::new),
        wanted.stream().map(Name::key).toArray(String[]::new));
    return found;
  }

  void open(Collection<UUID> sites) {
    jdbc.update(
        "INSERT INTO site (id) SELECT unnest(?::uuid[])", (Object) sites.toArray(UUID[]::new));
  }

  /** In one order everywhere, so that two transactions do not wait for each other. */
  void tie(List<Tie> ties) {
    jdbc.update(
        """
        INSERT INTO site_identifier (scheme, value, site_id, buyer)
        SELECT * FROM unnest(?::text[], ?::text[], ?::uuid[], ?::text[]) AS t (scheme, value, s, b)
         ORDER BY scheme, value
        ON CONFLICT DO NOTHING""",
        ties.stream().map(tie -> tie.identifier().scheme()).toArray(String[]::new),
        ties.stream().map(tie -> tie.identifier().value()).toArray(String[]::new),
        ties.stream().map(Tie::site).toArray(UUID[]::new),
        ties.stream().map(Tie::buyer).toArray(String[]::new));
  }

  void name(Map<Name, UUID> sites) {
    List<Map.Entry<Name, UUID>> entries = List.copyOf(sites.entrySet());
    jdbc.update(
        """
        INSERT INTO site_name (buyer, name_key, site_id)
        SELECT * FROM unnest(?::text[], ?::text[], ?::uuid[]) AS t (buyer, name_key, s)
         ORDER BY buyer, name_key
        ON CONFLICT DO NOTHING""",
        entries.stream().map(entry -> entry.getKey().buyer()).toArray(String[]::new),
        entries.stream().map(entry -> entry.getKey().key()).toArray(String[]::new),
        entries.stream().map(Map.Entry::getValue).toArray(UUID[]::new));
  }

  /** Takes back sites by which nothing is known, because another instance was faster. */
  void closeUnknown(Collection<UUID> sites) {
    jdbc.update(
        """
        DELETE FROM site s WHERE id = ANY (?)
           AND NOT EXISTS (SELECT FROM site_identifier i WHERE i.site_id = s.id)
           AND NOT EXISTS (SELECT FROM site_name n WHERE n.site_id = s.id)""",
        (Object) sites.toArray(UUID[]::new));
  }
}
