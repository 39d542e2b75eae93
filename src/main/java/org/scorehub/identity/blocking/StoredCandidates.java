package org.scorehub.identity.blocking;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.identity.scoring.SearchTerms;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds records that are worth comparing, in PostgreSQL: the rule of {@link CandidateIndex} over
 * {@code site_profile}, with its trigram and key indexes. Works in the caller's transaction.
 */
public final class StoredCandidates {

  /** A plan for any country and name would search the whole table: each question has its own. */
  private static final String SETTINGS =
      """
      SELECT set_config('pg_trgm.similarity_threshold', ?, true),
             set_config('plan_cache_mode', 'force_custom_plan', true)""";

  private static final String ANYWHERE =
      """
      SELECT buyer, site_id, connector, similarity(search_text, ?) AS alike
        FROM site_profile
       WHERE search_text % ? OR search_keys && ?::text[]
       ORDER BY alike DESC, site_id, buyer, connector LIMIT ?""";

  /** Two index scans a condition; a union of both is faster than one with OR. */
  private static final String IN_COUNTRY =
      """
      SELECT buyer, site_id, connector, similarity(search_text, ?) AS alike FROM (
        SELECT buyer, site_id, connector, search_text FROM site_profile
         WHERE country = ANY (?::text[]) AND search_text % ?
        UNION
        SELECT buyer, site_id, connector, search_text FROM site_profile
         WHERE country = ANY (?::text[]) AND search_keys && ?::text[]) found
       ORDER BY alike DESC, site_id, buyer, connector LIMIT ?""";

  private final JdbcTemplate jdbc;

  /** Candidates in this database. */
  public StoredCandidates(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A supply found for another, before it is compared.
   *
   * @param similarity of the names by trigrams
   */
  public record Found(String buyer, UUID siteId, String connector, float similarity) {}

  /** The candidates of a record, the most similar first. Must run in a transaction. */
  public List<Found> find(@Nullable String country, SearchTerms terms) {
    jdbc.query(
        SETTINGS, row -> {}, String.valueOf(Trigrams.THRESHOLD)); // until the transaction ends
    String[] keys = terms.keys().toArray(String[]::new);
    if (country == null) {
      return query(ANYWHERE, terms.text(), terms.text(), keys, CandidateIndex.MOST);
    }
    String[] countries = {country, ""};
    return query(
        IN_COUNTRY, terms.text(), countries, terms.text(), countries, keys, CandidateIndex.MOST);
  }

  private List<Found> query(String sql, Object... values) {
    return jdbc.query(
        sql,
        (row, n) ->
            new Found(
                row.getString(1), row.getObject(2, UUID.class), row.getString(3), row.getFloat(4)),
        values);
  }
}
