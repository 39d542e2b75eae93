package org.scorehub.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.avro.Site;
import org.scorehub.identity.blocking.StoredCandidates;
import org.scorehub.identity.blocking.StoredCandidates.Found;
import org.scorehub.identity.scoring.Band;
import org.scorehub.identity.scoring.SearchTerms;
import org.scorehub.identity.scoring.SiteProfile;
import org.scorehub.identity.scoring.SiteRecord;
import org.scorehub.identity.scoring.SiteScore;
import org.scorehub.identity.scoring.SiteScorer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares a site with all others and keeps those that may be the same as candidates: for the
 * people of the buyer that supplied both, else for the operator. Within one buyer a score of 0.80
 * and above is decided by the hub itself. Works in the caller's transaction.
 */
public final class SiteComparer {

  /** So many candidates of one site are kept for one organisation; people decide on the best. */
  static final int MOST_KEPT = 3;

  /** Making one costs more than comparing two, and similar sites are met again and again. */
  private static final int PROFILES = 2000;

  private final SiteScorer scorer;
  private final LoadingCache<SiteRecord, SiteProfile> profiles;
  private final ObjectMapper json;
  private final JdbcTemplate jdbc;
  private final StoredCandidates stored;
  private final CandidateRows rows;
  private final boolean joins;

  /**
   * Compares sites of this database.
   *
   * @param joins whether the hub may decide within one buyer; otherwise people decide on all
   */
  public SiteComparer(SiteScorer scorer, ObjectMapper json, JdbcTemplate jdbc, boolean joins) {
    this.joins = joins;
    this.scorer = scorer;
    this.profiles = Caffeine.newBuilder().maximumSize(PROFILES).build(scorer::profile);
    this.json = json;
    this.jdbc = jdbc;
    this.stored = new StoredCandidates(jdbc);
    this.rows = new CandidateRows(jdbc, json);
  }

  /** A description of a site by one supply. */
  private record Supply(
      String buyer, UUID site, String connector, UUID exchange, SiteRecord record) {}

  /**
   * Profiles and compares all that is said of a site.
   *
   * @return number of candidates kept
   */
  public int compare(UUID site) {
    Map<String, List<SiteCandidate>> found = new LinkedHashMap<>();
    for (Supply supply : supplies(site)) {
      for (SiteCandidate candidate : compare(supply)) {
        found.computeIfAbsent(candidate.buyer(), buyer -> new ArrayList<>()).add(candidate);
      }
    }
    int kept = 0;
    for (List<SiteCandidate> ofBuyer : found.values()) {
      kept += keepBest(ofBuyer);
    }
    return kept;
  }

  private int keepBest(List<SiteCandidate> candidates) {
    candidates.sort(Comparator.comparingDouble(each -> -each.score().score()));
    Map<UUID, SiteCandidate> best = new LinkedHashMap<>();
    for (SiteCandidate each : candidates) {
      if (best.size() < MOST_KEPT) {
        best.putIfAbsent(each.other(), each);
      }
    }
    best.values().forEach(rows::keep);
    return best.size();
  }

  private List<SiteCandidate> compare(Supply supply) {
    SiteProfile profile = profiles.get(supply.record());
    SearchTerms terms = SearchTerms.of(profile);
    rows.profile(
        supply.buyer(),
        supply.site(),
        supply.connector(),
        supply.exchange(),
        supply.record(),
        terms);
    List<SiteCandidate> candidates = new ArrayList<>();
    for (Supply other : supplies(stored.find(supply.record().country(), terms))) {
      if (!other.site().equals(supply.site())) {
        SiteScore score = scorer.score(profile, profiles.get(other.record()));
        if (score.score() >= Band.REVIEW_FROM) {
          candidates.addAll(candidates(supply, other, score));
        }
      }
    }
    return candidates;
  }

  /** One for each buyer that knows both sites; if there is none, one for the operator. */
  private List<SiteCandidate> candidates(Supply supply, Supply other, SiteScore score) {
    TreeSet<String> both = new TreeSet<>(buyers(supply.site()));
    both.retainAll(buyers(other.site()));
    boolean own = supply.buyer().equals(other.buyer());
    if (own) {
      both.retainAll(List.of(supply.buyer()));
    }
    List<String> deciders = both.isEmpty() ? operator() : List.copyOf(both);
    return deciders.stream()
        .map(
            buyer ->
                new SiteCandidate(
                    buyer,
                    supply.site(),
                    other.site(),
                    score,
                    supply.record(),
                    other.record(),
                    own && joins))
        .toList();
  }

  private List<String> buyers(UUID site) {
    return jdbc.queryForList(
        "SELECT DISTINCT buyer FROM site_supply WHERE site_id = ?", String.class, site);
  }

  private List<String> operator() {
    return jdbc.queryForList(
        "SELECT buyer FROM organisation WHERE kind = 'OPERATOR' ORDER BY buyer LIMIT 1",
        String.class);
  }

  private List<Supply> supplies(UUID site) {
    return query(
        "SELECT buyer, site_id, connector, exchange_id, canonical FROM site_supply"
            + " WHERE site_id = ? ORDER BY buyer, connector",
        site);
  }

  private List<Supply> supplies(List<Found> found) {
    return query(
        """
        SELECT buyer, site_id, connector, exchange_id, canonical FROM site_supply
          JOIN unnest(?::text[], ?::uuid[], ?::text[]) AS wanted (buyer, site_id, connector)
         USING (buyer, site_id, connector) ORDER BY site_id, buyer, connector""",
        found.stream().map(Found::buyer).toArray(String[]::new),
        found.stream().map(Found::siteId).toArray(UUID[]::new),
        found.stream().map(Found::connector).toArray(String[]::new));
  }

  private List<Supply> query(String sql, Object... values) {
    return jdbc.query(
        sql,
        (row, n) ->
            new Supply(
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                record(row.getString(2), row.getString(5))),
        values);
  }

  private SiteRecord record(String id, String canonical) {
    try {
      return CanonicalJson.read(Site.class, json.readTree(canonical))
              instanceof Conversion.Canonical<Site> site
          ? SiteRecord.of(id, site.value())
          : SiteRecord.of(id, "", "", null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
