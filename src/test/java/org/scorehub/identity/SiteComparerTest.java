package org.scorehub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.identity.blocking.Candidate;
import org.scorehub.identity.blocking.CandidateIndex;
import org.scorehub.identity.blocking.StoredCandidates;
import org.scorehub.identity.scoring.ProjectWords;
import org.scorehub.identity.scoring.SearchTerms;
import org.scorehub.identity.scoring.SiteProfile;
import org.scorehub.identity.scoring.SiteRecord;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.web.Seed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** New sites are compared in PostgreSQL as they are in memory, and kept for who may decide. */
@HubTest
class SiteComparerTest {

  private static final String NOWHERE = "ZW";

  @Autowired private PipelineDatabase database;
  @Autowired private ObjectMapper json;

  @Test
  void findsTheSamePairsInMemoryAndInPostgres() {
    List<SiteRecord> records = new ArrayList<>();
    List<UUID> sites = new ArrayList<>();
    List<String> names =
        List.of(
            "Mwendo Garments Ltd",
            "MWENDO GARMENT LIMITED",
            "Mwendo Garments Unit 2",
            "Mwemdo Garments",
            "Tsvingo Leather",
            "Tsvingo Leathers (Pvt) Ltd",
            "Chando Socks",
            longName());
    for (int i = 0; i < names.size(); i++) {
      String address = (i % 3 + 12) + " Kumbudzi Road, Gwanda";
      UUID site = supply(Seed.RETAIL, names.get(i), address, NOWHERE);
      sites.add(site);
      records.add(SiteRecord.of(site.toString(), names.get(i), address, NOWHERE));
    }
    sites.forEach(this::compare);
    for (SiteRecord record : records) {
      assertThat(inPostgres(record)).as(record.name()).isEqualTo(inMemory(records, record));
    }
  }

  private Map<String, Double> inMemory(List<SiteRecord> records, SiteRecord asked) {
    CandidateIndex index = new CandidateIndex();
    records.forEach(each -> index.add(each.id(), each.country(), terms(each)));
    Map<String, Double> scores = new TreeMap<>();
    for (Candidate each : index.finder().find(asked.country(), terms(asked))) {
      SiteRecord other = records.get(each.place());
      scores.put(other.id(), ProjectWords.SCORER.score(asked, other).score());
    }
    return scores;
  }

  private Map<String, Double> inPostgres(SiteRecord asked) {
    Map<String, Double> scores = new TreeMap<>();
    JdbcTemplate jdbc = jdbc();
    database
        .transactions()
        .executeWithoutResult(
            transaction -> {
              for (var found : new StoredCandidates(jdbc).find(asked.country(), terms(asked))) {
                SiteRecord other = stored(found.siteId());
                scores.put(other.id(), ProjectWords.SCORER.score(asked, other).score());
              }
            });
    return scores;
  }

  /** One word that no index takes whole, nor compresses. */
  private static String longName() {
    return new Random(7)
        .ints(4000, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private SiteRecord stored(UUID site) {
    return jdbc()
        .queryForObject(
            "SELECT name, canonical -> 'address' ->> 'streetAddress', country FROM site_supply"
                + " WHERE site_id = ?",
            (row, n) ->
                SiteRecord.of(
                    site.toString(), row.getString(1), row.getString(2), row.getString(3)),
            site);
  }

  private static SearchTerms terms(SiteRecord record) {
    SiteProfile profile = ProjectWords.SCORER.profile(record);
    return SearchTerms.of(profile);
  }

  @Test
  void joinsWithinOneBuyerAndAsksAcrossBuyers() {
    UUID known = supply(Seed.RETAIL, "Rukova Knitwear Ltd", "Plot 81, Sango Road, Mutare", "ZM");
    compare(known);
    UUID again = supply(Seed.RETAIL, "RUKOVA KNIT WEAR", "81 Sango Rd, Mutare", "ZM");
    UUID other = supply(Seed.BRAND, "Rukova Knitwear", "Plot No. 81 Sango Road, Mutare", "ZM");
    compare(again);
    assertThat(decision(Seed.RETAIL, known, again)).isEqualTo("SAME");
    assertThat(
            jdbc()
                .queryForList(
                    "SELECT stays_id FROM site_change WHERE other_id = ? AND kind = 'MERGE'",
                    UUID.class,
                    again))
        .containsExactly(known);
    compare(other);
    assertThat(decisions(other)).as("without an operator there is nobody to ask").isEmpty();
    jdbc().update("INSERT INTO organisation VALUES ('comparing-operator', 'Operator', 'OPERATOR')");
    try {
      compare(other);
      assertThat(decisions(other)).isNotEmpty().containsOnly("open");
      assertThat(decision("comparing-operator", known, other)).isEqualTo("open");
    } finally {
      jdbc().update("UPDATE organisation SET kind = 'REGISTRY' WHERE buyer = 'comparing-operator'");
    }
  }

  @Test
  void asksAPersonWhoOnceToldThemApart() {
    UUID one = supply(Seed.RETAIL, "Nyika Denim Ltd", "Stand 40, Dura Road, Kadoma", "ZM");
    UUID two = supply(Seed.RETAIL, "Nyika Denim", "40 Dura Road, Kadoma", "ZM");
    jdbc()
        .update(
            "INSERT INTO site_change (buyer, id, kind, stays_id, other_id, preview, asked_by, state)"
                + " VALUES (?, ?, 'SPLIT', ?, ?, false, 'somebody', 'DONE')",
            Seed.RETAIL,
            UUID.randomUUID(),
            one,
            two);
    compare(one);
    compare(two);
    assertThat(decisions(two)).containsExactly("open");
  }

  private void compare(UUID site) {
    JdbcTemplate jdbc = jdbc();
    database
        .transactions()
        .executeWithoutResult(
            transaction -> new SiteComparer(ProjectWords.SCORER, json, jdbc, true).compare(site));
  }

  private String decision(String buyer, UUID one, UUID other) {
    return jdbc()
        .queryForObject(
            "SELECT coalesce(decision, 'open') FROM site_candidate WHERE buyer = ?"
                + " AND left_id = least(?::uuid, ?::uuid) AND right_id = greatest(?::uuid, ?::uuid)",
            String.class,
            buyer,
            one,
            other,
            one,
            other);
  }

  private List<String> decisions(UUID site) {
    return jdbc()
        .queryForList(
            "SELECT coalesce(decision, 'open') FROM site_candidate WHERE ? IN (left_id, right_id)",
            String.class,
            site);
  }

  /** Opened long ago, so that the hub itself does not compare it before the test does. */
  private UUID supply(String buyer, String name, String address, String country) {
    UUID site = UUID.randomUUID();
    ObjectNode canonical = json.createObjectNode().put("name", name);
    canonical.putObject("address").put("streetAddress", address).put("addressCountry", country);
    jdbc().update("INSERT INTO site (id, created_at) VALUES (?, '2020-01-01')", site);
    jdbc()
        .update(
            "INSERT INTO site_supply (buyer, site_id, connector, name, country, canonical,"
                + " exchange_id, supplied_at) VALUES (?, ?, 'amfori-bsci', ?, ?, ?::jsonb, ?, now())",
            buyer,
            site,
            name,
            country,
            canonical.toString(),
            UUID.randomUUID());
    return site;
  }

  private JdbcTemplate jdbc() {
    return new JdbcTemplate(database.dataSource());
  }
}
