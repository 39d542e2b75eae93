package org.scorehub.platform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.scorehub.cli.Hub;
import org.scorehub.identity.blocking.Candidate;
import org.scorehub.identity.blocking.CandidateIndex;
import org.scorehub.identity.blocking.ListMatching;
import org.scorehub.identity.blocking.StoredCandidates;
import org.scorehub.identity.blocking.StoredCandidates.Found;
import org.scorehub.identity.scoring.Band;
import org.scorehub.identity.scoring.SearchTerms;
import org.scorehub.identity.scoring.SiteProfile;
import org.scorehub.identity.scoring.SiteRecord;
import org.scorehub.identity.scoring.SiteScorer;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hub bench identity}: lists against each other, and one record among a million. */
@Command(
    name = "identity",
    description = {
      "Matches two lists in memory, then resolves single records among many, in memory and in",
      "PostgreSQL, with invented factories. Starts a PostgreSQL of its own in a temporary folder."
    })
final class IdentityBench implements Callable<Integer> {

  private static final double BAR_MILLIS = 50;
  private static final int SEED = 20_260;

  @Option(
      names = "--list",
      paramLabel = "N",
      description = "Records of each list (default 100000).")
  private int list = 100_000;

  @Option(names = "--among", paramLabel = "N", description = "Records searched (default 1000000).")
  private int among = 1_000_000;

  @Option(names = "--questions", paramLabel = "N", description = "Single records (default 1000).")
  private int questions = 1_000;

  private final SiteScorer scorer = SiteScorer.load(path -> read(ProjectRoot.path().resolve(path)));

  @Override
  public Integer call() throws IOException, SQLException {
    matchLists();
    InventedSites invented = new InventedSites(SEED);
    List<SiteRecord> sites = invented.make(among);
    List<SiteRecord> asked =
        sites.stream().limit(questions).map(site -> invented.variant(site, site.id())).toList();
    searchMemory(sites, asked);
    double p95 = searchDatabase(sites, asked);
    System.out.printf(
        Locale.ROOT,
        "ratio %.2f identity (p95 in PostgreSQL / %.0f ms, bar 1.00)%n",
        p95 / BAR_MILLIS,
        BAR_MILLIS);
    return Hub.DONE;
  }

  private void matchLists() {
    InventedSites invented = new InventedSites(SEED);
    List<SiteRecord> left = invented.make(list);
    int[] told = new int[2];
    ListMatching matching =
        new ListMatching(
            scorer,
            (a, b, score) -> {
              if (score.band() == Band.SAME) {
                told[b.equals("v" + a) ? 0 : 1]++;
              }
            });
    long begun = System.nanoTime();
    left.forEach(matching::add);
    matching.onProgress(done -> System.err.println("bench: " + done + " records searched"));
    left.forEach(site -> matching.match(invented.variant(site, "v" + site.id())));
    matching.finish();
    System.out.printf(
        Locale.ROOT,
        "lists     %,d x %,d in %.0f s; of the same %.1f %% told as same, %d others%n",
        list,
        list,
        (System.nanoTime() - begun) / 1e9,
        100.0 * told[0] / list,
        told[1]);
  }

  private void searchMemory(List<SiteRecord> sites, List<SiteRecord> asked) {
    System.err.println("bench: filling memory");
    CandidateIndex index = new CandidateIndex();
    sites.forEach(site -> index.add(site.id(), site.country(), terms(site)));
    CandidateIndex.Finder finder = index.finder();
    measure(
        "memory",
        asked,
        record -> {
          SiteProfile profile = scorer.profile(record);
          String best = "";
          double highest = 0;
          for (Candidate each : finder.find(record.country(), SearchTerms.of(profile))) {
            SiteRecord other = sites.get(each.place());
            double score = scorer.score(profile, scorer.profile(other)).score();
            if (score > highest) {
              highest = score;
              best = other.id();
            }
          }
          return best;
        });
  }

  private SearchTerms terms(SiteRecord record) {
    return SearchTerms.of(scorer.profile(record));
  }

  private double searchDatabase(List<SiteRecord> sites, List<SiteRecord> asked)
      throws IOException, SQLException {
    try (BenchServers servers = BenchServers.start(false)) {
      DatabaseSettings settings = servers.database();
      Flyway.configure()
          .dataSource(settings.jdbcUrl(), settings.ownerUser(), settings.ownerPassword())
          .load()
          .migrate();
      BenchDatabase database = new BenchDatabase(settings);
      database.setPipelinePassword();
      try (Connection owner = database.owner();
          Connection connection = database.pipeline()) {
        BenchProfiles profiles = new BenchProfiles(owner, connection, scorer);
        profiles.fill(sites);
        return searchDatabase(connection, profiles, asked);
      }
    }
  }

  private double searchDatabase(
      Connection connection, BenchProfiles profiles, List<SiteRecord> asked) throws SQLException {
    connection.setAutoCommit(false);
    JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    StoredCandidates stored = new StoredCandidates(jdbc);
    return measure(
        "postgres",
        asked,
        record -> {
          SiteProfile profile = scorer.profile(record);
          List<Found> found = stored.find(record.country(), SearchTerms.of(profile));
          return profiles.best(profile, found);
        });
  }

  /** Milliseconds that 95 in 100 questions take at most. */
  private double measure(
      String where, List<SiteRecord> asked, Function<SiteRecord, String> resolve) {
    Set<String> right = new HashSet<>();
    asked.stream().limit(asked.size() / 5).map(resolve).forEach(right::add);
    right.clear();
    double[] millis = new double[asked.size()];
    for (int i = 0; i < millis.length; i++) {
      long begun = System.nanoTime();
      String best = resolve.apply(asked.get(i));
      millis[i] = (System.nanoTime() - begun) / 1e6;
      if (best.equals(asked.get(i).id())) {
        right.add(best);
      }
    }
    Arrays.sort(millis);
    double p95 = millis[(int) (millis.length * 0.95)];
    System.out.printf(
        Locale.ROOT,
        "%-9s one among %,d: median %.1f ms, p95 %.1f ms; %.1f %% found%n",
        where,
        among,
        millis[millis.length / 2],
        p95,
        100.0 * right.size() / asked.size());
    return p95;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
