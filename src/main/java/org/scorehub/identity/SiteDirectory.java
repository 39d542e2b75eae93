package org.scorehub.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SiteIdentifier;
import org.scorehub.identity.SiteRows.Identifier;
import org.scorehub.identity.SiteRows.Name;
import org.scorehub.identity.SiteRows.Tie;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Resolves claims to sites by exact identifier, and within one buyer by equal name and address;
 * opens a site for what is unknown. Works in the caller's transaction, as the pipeline. Decides in
 * memory and writes at once; where another instance was faster, what it wrote holds.
 */
public final class SiteDirectory {

  private final SiteRows rows;
  private final Map<Identifier, UUID> byIdentifier = new HashMap<>();
  private final Map<Name, UUID> byName = new HashMap<>();

  /** By the claim itself: two that say nothing are not the same for that. */
  private final IdentityHashMap<SiteClaim, UUID> nameless = new IdentityHashMap<>();

  /** A directory for one transaction. */
  public SiteDirectory(JdbcTemplate jdbc) {
    this.rows = new SiteRows(jdbc);
  }

  /**
   * Resolves claims, in their order.
   *
   * @return one resolution for each claim
   */
  public List<SiteResolution> resolve(List<SiteClaim> claims) {
    load(claims);
    Plan plan = new Plan();
    claims.forEach(plan::add);
    plan.write();
    return claims.stream().map(claim -> resolution(claim, plan.opened)).toList();
  }

  private void load(List<SiteClaim> claims) {
    Set<Identifier> identifiers = new HashSet<>();
    Set<Name> names = new HashSet<>();
    for (SiteClaim claim : claims) {
      identifiers.addAll(identifiers(claim));
      if (claim.nameKey() != null) {
        names.add(new Name(claim.buyer(), claim.nameKey()));
      }
    }
    byIdentifier.putAll(rows.byIdentifier(identifiers));
    byName.putAll(rows.byName(names));
  }

  private SiteResolution resolution(SiteClaim claim, Set<UUID> opened) {
    Map<String, UUID> found = found(claim);
    Set<UUID> sites = new HashSet<>(found.values());
    if (sites.size() > 1) {
      return new SiteResolution.Conflict(found);
    }
    UUID site = sites.isEmpty() ? named(claim) : sites.iterator().next();
    if (site == null) {
      throw new IllegalStateException("no site was opened for a claim");
    }
    return new SiteResolution.Resolved(site, opened.contains(site));
  }

  private Map<String, UUID> found(SiteClaim claim) {
    List<Identifier> identifiers = identifiers(claim);
    Map<String, UUID> found = found(identifiers);
    if (Set.copyOf(found.values()).size() < 2) {
      return found;
    }
    Set<Identifier> replaced = rows.replaced(identifiers);
    Map<String, UUID> current =
        found(identifiers.stream().filter(i -> !replaced.contains(i)).toList());
    return current.isEmpty() ? found : current;
  }

  private Map<String, UUID> found(List<Identifier> identifiers) {
    Map<String, UUID> found = new TreeMap<>();
    for (Identifier identifier : identifiers) {
      UUID site = byIdentifier.get(identifier);
      if (site != null) {
        found.put(identifier.scheme() + ":" + identifier.value(), site);
      }
    }
    return found;
  }

  /** By name only where there is no identifier; a site that nothing tells is known by its claim. */
  private @Nullable UUID named(SiteClaim claim) {
    return claim.identifiers().isEmpty() && claim.nameKey() != null
        ? byName.get(new Name(claim.buyer(), claim.nameKey()))
        : nameless.get(claim);
  }

  private static List<Identifier> identifiers(SiteClaim claim) {
    List<Identifier> identifiers = new ArrayList<>();
    for (SiteIdentifier identifier : claim.identifiers()) {
      identifiers.add(new Identifier(identifier.getScheme(), identifier.getValue()));
    }
    return identifiers;
  }

  /** What is to be written for claims that say something new. */
  private final class Plan {

    private final Set<UUID> opened = new HashSet<>();
    private final List<Tie> ties = new ArrayList<>();
    private final Map<Name, UUID> names = new LinkedHashMap<>();

    void add(SiteClaim claim) {
      Set<UUID> sites = new HashSet<>(found(claim).values());
      if (sites.size() > 1) {
        return;
      }
      UUID site = sites.isEmpty() ? named(claim) : sites.iterator().next();
      remember(claim, site == null ? open() : site);
    }

    private UUID open() {
      UUID site = UUID.randomUUID();
      opened.add(site);
      return site;
    }

    private void remember(SiteClaim claim, UUID site) {
      for (Identifier identifier : identifiers(claim)) {
        if (byIdentifier.putIfAbsent(identifier, site) == null) {
          ties.add(new Tie(identifier, site, claim.buyer()));
        }
      }
      if (claim.identifiers().isEmpty() && claim.nameKey() != null) {
        Name name = new Name(claim.buyer(), claim.nameKey());
        if (byName.putIfAbsent(name, site) == null) {
          names.put(name, site);
        }
      } else if (claim.identifiers().isEmpty()) {
        nameless.put(claim, site);
      }
    }

    void write() {
      if (!opened.isEmpty()) {
        rows.open(opened);
      }
      if (!ties.isEmpty()) {
        rows.tie(ties);
        byIdentifier.putAll(rows.byIdentifier(ties.stream().map(Tie::identifier).toList()));
      }
      if (!names.isEmpty()) {
        rows.name(names);
        byName.putAll(rows.byName(names.keySet()));
      }
      closeLost();
    }

    private void closeLost() {
      Set<UUID> lost = new HashSet<>(opened);
      lost.removeAll(byIdentifier.values());
      lost.removeAll(byName.values());
      lost.removeAll(nameless.values());
      if (!lost.isEmpty()) {
        rows.closeUnknown(lost);
      }
    }
  }
}
