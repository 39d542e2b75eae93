package org.scorehub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.identity.ComparisonQueue.Waiting;
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
  private static final int ALL = 10_000;

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

  @Test
  void comparesAgainWhatIsDescribedInAnotherWay() {
    UUID known = supply(Seed.RETAIL, "Chirundu Footwear", "3 Zambezi Street, Chirundu", "ZM");
    compare(known);
    UUID other = supply(Seed.RETAIL, "Holding 77 Ltd", "P.O. Box 9", "ZM");
    compare(other);
    assertThat(decisions(other)).isEmpty();
    describe(other, "Chirundu Footwear Ltd", "3 Zambezi St, Chirundu", "ZM");
    await().untilAsserted(() -> assertThat(decisions(other)).isNotEmpty());
    await().untilAsserted(() -> assertThat(waiting(other)).isZero());
  }

  @Test
  void asksForAComparisonOnlyIfAnotherDescriptionComes() {
    inVain(
        jdbc -> {
          UUID site = open(jdbc, Seed.RETAIL, "Kariba Linen", "1 Dam Road, Kariba", "ZM");
          ComparisonQueue queue = new ComparisonQueue(jdbc);
          Waiting first = waitingFor(queue, site);
          queue.done(first);
          jdbc.update(
              "UPDATE site_supply SET canonical = canonical || '{\"sector\": \"Textiles\"}'"
                  + " WHERE site_id = ?",
              site);
          assertThat(queue.due(ALL)).extracting(Waiting::site).doesNotContain(site);
          describe(jdbc, site, "Kariba Linens", "1 Dam Road, Kariba", "ZM");
          assertThat(queue.due(ALL)).extracting(Waiting::site).contains(site);
        });
  }

  @Test
  void losesNoDescriptionThatComesWhileTheSiteIsCompared() {
    inVain(
        jdbc -> {
          UUID site = open(jdbc, Seed.RETAIL, "Binga Baskets", "2 Lake Road, Binga", "ZM");
          ComparisonQueue queue = new ComparisonQueue(jdbc);
          Waiting first = waitingFor(queue, site);
          describe(jdbc, site, "Binga Baskets Ltd", "2 Lake Road, Binga", "ZM");
          queue.done(first);
          assertThat(waitingFor(queue, site).asked()).isGreaterThan(first.asked());
        });
  }

  @Test
  void letsASiteThatFailsWaitLongerEachTimeUntilItIsDescribedAnew() {
    inVain(
        jdbc -> {
          UUID site = open(jdbc, Seed.RETAIL, "Gokwe Gins", "5 Cotton Road, Gokwe", "ZM");
          ComparisonQueue queue = new ComparisonQueue(jdbc);
          Waiting first = waitingFor(queue, site);
          assertThat(queue.failed(first, "no luck")).isEqualTo(Duration.ofMinutes(1));
          assertThat(queue.due(ALL)).extracting(Waiting::site).doesNotContain(site);
          Waiting later = new Waiting(site, first.asked(), 3);
          assertThat(queue.failed(later, "no luck")).isEqualTo(Duration.ofMinutes(8));
          describe(jdbc, site, "Gokwe Gins Ltd", "5 Cotton Road, Gokwe", "ZM");
          assertThat(waitingFor(queue, site).attempts()).isZero();
        });
  }

  private static Waiting waitingFor(ComparisonQueue queue, UUID site) {
    return queue.due(ALL).stream().filter(w -> w.site().equals(site)).findFirst().orElseThrow();
  }

  private int waiting(UUID site) {
    return Objects.requireNonNull(
        jdbc()
            .queryForObject(
                "SELECT count(*) FROM site_comparison WHERE site = ?", Integer.class, site));
  }

  /** In a transaction that the running hub never sees. */
  private void inVain(Consumer<JdbcTemplate> work) {
    database
        .transactions()
        .executeWithoutResult(
            transaction -> {
              transaction.setRollbackOnly();
              work.accept(jdbc());
            });
  }

  /** Not asked to be compared, so that the hub itself does not do it before the test does. */
  private UUID supply(String buyer, String name, String address, String country) {
    return Objects.requireNonNull(
        database
            .transactions()
            .execute(
                transaction -> {
                  UUID site = open(jdbc(), buyer, name, address, country);
                  jdbc().update("DELETE FROM site_comparison WHERE site = ?", site);
                  return site;
                }));
  }

  private UUID open(JdbcTemplate jdbc, String buyer, String name, String address, String country) {
    UUID site = UUID.randomUUID();
    jdbc.update("INSERT INTO site (id) VALUES (?)", site);
    jdbc.update(
        "INSERT INTO site_supply (buyer, site_id, connector, name, country, canonical,"
            + " exchange_id, supplied_at) VALUES (?, ?, 'amfori-bsci', ?, ?, ?::jsonb, ?, now())",
        buyer,
        site,
        name,
        country,
        canonical(name, address, country),
        UUID.randomUUID());
    return site;
  }

  private void describe(UUID site, String name, String address, String country) {
    describe(jdbc(), site, name, address, country);
  }

  private void describe(JdbcTemplate jdbc, UUID site, String name, String address, String country) {
    jdbc.update(
        "UPDATE site_supply SET name = ?, canonical = ?::jsonb WHERE site_id = ?",
        name,
        canonical(name, address, country),
        site);
  }

  private String canonical(String name, String address, String country) {
    ObjectNode canonical = json.createObjectNode().put("name", name);
    canonical.putObject("address").put("streetAddress", address).put("addressCountry", country);
    return canonical.toString();
  }

  private JdbcTemplate jdbc() {
    return new JdbcTemplate(database.dataSource());
  }
}
