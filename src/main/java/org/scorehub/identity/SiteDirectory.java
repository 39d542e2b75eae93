package org.scorehub.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.scorehub.canonical.avro.SiteIdentifier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Resolves claims to sites by exact identifier, and within one buyer by equal name and address;
 * opens a site for what is unknown. Works in the caller's transaction, as the pipeline.
 */
public final class SiteDirectory {

  private record Identifier(String scheme, String value) {
    static Identifier of(SiteIdentifier identifier) {
      return new Identifier(identifier.getScheme(), identifier.getValue());
    }
  }

  private record Name(String buyer, String key) {}

  private final JdbcTemplate jdbc;
  private final Map<Identifier, UUID> byIdentifier = new HashMap<>();
  private final Map<Name, UUID> byName = new HashMap<>();

  /** A directory for one transaction. */
  public SiteDirectory(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Resolves claims, in their order.
   *
   * @return one resolution for each claim
   */
  public List<SiteResolution> resolve(List<SiteClaim> claims) {
    load(claims);
    List<SiteResolution> resolutions = new ArrayList<>();
    for (SiteClaim claim : claims) {
      resolutions.add(resolve(claim));
    }
    return resolutions;
  }

  private SiteResolution resolve(SiteClaim claim) {
    Map<String, UUID> found = new TreeMap<>();
    for (SiteIdentifier identifier : claim.identifiers()) {
      UUID site = byIdentifier.get(Identifier.of(identifier));
      if (site != null) {
        found.put(identifier.getScheme() + ":" + identifier.getValue(), site);
      }
    }
    Set<UUID> sites = new LinkedHashSet<>(found.values());
    if (sites.size() > 1) {
      return new SiteResolution.Conflict(found);
    }
    return sites.isEmpty() ? byNameOrNew(claim) : known(claim, sites.iterator().next());
  }

  private SiteResolution byNameOrNew(SiteClaim claim) {
    UUID named =
        claim.nameKey() == null ? null : byName.get(new Name(claim.buyer(), claim.nameKey()));
    if (named != null && claim.identifiers().isEmpty()) {
      return new SiteResolution.Resolved(named, false);
    }
    UUID site = UUID.randomUUID();
    jdbc.update("INSERT INTO site (id) VALUES (?)", site);
    UUID owner = remember(claim, site);
    return new SiteResolution.Resolved(owner, owner.equals(site));
  }

  private SiteResolution known(SiteClaim claim, UUID site) {
    return new SiteResolution.Resolved(remember(claim, site), false);
  }

  /** Ties the claim's identifiers to the site; another instance may have been faster with them. */
  private UUID remember(SiteClaim claim, UUID site) {
    UUID owner = site;
    for (SiteIdentifier identifier : claim.identifiers()) {
      owner =
          byIdentifier.computeIfAbsent(Identifier.of(identifier), id -> claimed(id, claim, site));
    }
    if (claim.identifiers().isEmpty() && claim.nameKey() != null) {
      Name name = new Name(claim.buyer(), claim.nameKey());
      owner = byName.computeIfAbsent(name, n -> claimed(n, site));
    }
    return owner;
  }

  private UUID claimed(Identifier identifier, SiteClaim claim, UUID site) {
    jdbc.update(
        "INSERT INTO site_identifier (scheme, value, site_id, buyer) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        identifier.scheme(),
        identifier.value(),
        site,
        claim.buyer());
    return one(
        "SELECT site_id FROM site_identifier WHERE scheme = ? AND value = ?",
        identifier.scheme(),
        identifier.value());
  }

  private UUID claimed(Name name, UUID site) {
    jdbc.update(
        "INSERT INTO site_name (buyer, name_key, site_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        name.buyer(),
        name.key(),
        site);
    return one(
        "SELECT site_id FROM site_name WHERE buyer = ? AND name_key = ?", name.buyer(), name.key());
  }

  private UUID one(String sql, Object... arguments) {
    return jdbc.query(sql, (row, n) -> row.getObject(1, UUID.class), arguments).get(0);
  }

  private void load(List<SiteClaim> claims) {
    List<Identifier> wanted =
        claims.stream()
            .flatMap(c -> c.identifiers().stream())
            .map(Identifier::of)
            .distinct()
            .toList();
    jdbc.query(
        """
        SELECT scheme, value, site_id FROM site_identifier
          JOIN unnest(?::text[], ?::text[]) AS wanted (scheme, value) USING (scheme, value)""",
        row -> {
          byIdentifier.put(
              new Identifier(row.getString(1), row.getString(2)), row.getObject(3, UUID.class));
        },
        wanted.stream().map(Identifier::scheme).toArray(String[]::new),
        wanted.stream().map(Identifier::value).toArray(String[]::new));
    List<SiteClaim> named = claims.stream().filter(c -> c.nameKey() != null).toList();
    jdbc.query(
        """
        SELECT buyer, name_key, site_id FROM site_name
          JOIN unnest(?::text[], ?::text[]) AS wanted (buyer, name_key) USING (buyer, name_key)""",
        row -> {
          byName.put(new Name(row.getString(1), row.getString(2)), row.getObject(3, UUID.class));
        },
        named.stream().map(SiteClaim::buyer).toArray(String[]::new),
        named.stream().map(SiteClaim::nameKey).toArray(String[]::new));
  }
}
