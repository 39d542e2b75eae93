package org.scorehub.platform.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.identity.blocking.StoredCandidates.Found;
import org.scorehub.identity.scoring.SearchTerms;
import org.scorehub.identity.scoring.SiteProfile;
import org.scorehub.identity.scoring.SiteRecord;
import org.scorehub.identity.scoring.SiteScorer;

/** Fills a database with supplies of invented sites, and reads candidates back to compare them. */
final class BenchProfiles {

  private static final int BATCH = 5_000;
  private static final String BUYER = "bench";

  private final Connection owner;
  private final Connection connection;
  private final SiteScorer scorer;

  BenchProfiles(Connection owner, Connection connection, SiteScorer scorer) {
    this.owner = owner;
    this.connection = connection;
    this.scorer = scorer;
  }

  /** Writes all, with the indexes made at the end. */
  void fill(List<SiteRecord> sites) throws SQLException {
    try (Statement definition = owner.createStatement()) {
      definition.execute("DROP INDEX site_profile_text, site_profile_keys");
      connection.setAutoCommit(false);
      for (int from = 0; from < sites.size(); from += BATCH) {
        write(sites.subList(from, Math.min(from + BATCH, sites.size())));
        connection.commit();
        if (from % 200_000 == 0) {
          System.err.println("bench: " + from + " of " + sites.size() + " records written");
        }
      }
      definition.execute(
          "CREATE INDEX site_profile_text ON site_profile"
              + " USING gin (country, search_text gin_trgm_ops)");
      definition.execute(
          "CREATE INDEX site_profile_keys ON site_profile USING gin (country, search_keys)");
      definition.execute("ANALYZE site_profile, site_supply");
    }
  }

  private void write(List<SiteRecord> sites) throws SQLException {
    try (PreparedStatement site = connection.prepareStatement("INSERT INTO site (id) VALUES (?)");
        PreparedStatement supply =
            connection.prepareStatement(
                "INSERT INTO site_supply (buyer, site_id, connector, name, country, canonical,"
                    + " exchange_id, supplied_at) VALUES (?, ?, 'bench', ?, ?,"
                    + " jsonb_build_object('id', ?::text, 'address', ?::text), ?, now())");
        PreparedStatement profile =
            connection.prepareStatement(
                "INSERT INTO site_profile (buyer, site_id, connector, country, search_text,"
                    + " search_keys, exchange_id) VALUES (?, ?, 'bench', ?, ?, ?, ?)")) {
      for (SiteRecord record : sites) {
        UUID id = UUID.randomUUID();
        SearchTerms terms = SearchTerms.of(scorer.profile(record));
        add(site, id);
        add(supply, BUYER, id, record.name(), record.country(), record.id(), record.address(), id);
        add(profile, BUYER, id, record.country(), terms.text(), array(terms), id);
      }
      site.executeBatch();
      supply.executeBatch();
      profile.executeBatch();
    }
  }

  private Array array(SearchTerms terms) throws SQLException {
    return connection.createArrayOf("text", terms.keys().toArray());
  }

  private static void add(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  /** The invented id of the best candidate; empty if there is none. */
  String best(SiteProfile profile, List<Found> found) {
    String best = "";
    double highest = 0;
    for (SiteRecord each : records(found)) {
      double score = scorer.score(profile, scorer.profile(each)).score();
      if (score > highest) {
        highest = score;
        best = each.id();
      }
    }
    return best;
  }

  private List<SiteRecord> records(List<Found> found) {
    String sql =
        "SELECT canonical ->> 'id', name, canonical ->> 'address', country FROM site_supply"
            + " WHERE buyer = ? AND connector = 'bench' AND site_id = ANY (?)";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, BUYER);
      Object[] ids = found.stream().map(Found::siteId).collect(Collectors.toList()).toArray();
      query.setArray(2, connection.createArrayOf("uuid", ids));
      List<SiteRecord> records = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          records.add(
              SiteRecord.of(
                  row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        }
      }
      return records;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
