package org.scorehub.platform.bench.pages;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes what a few journeys became again and again: rows as the hub makes them, under other ids,
 * keys, names and days. Works as the owner of the tables, with their triggers off, so that nothing
 * is sealed and nothing is told to anybody.
 */
final class Copies {

  private static final int AT_ONCE = 5;
  private static final int DAYS = 365;

  private static final List<String> TABLES =
      List.of(
          "site",
          "site_identifier",
          "site_name",
          "site_supply",
          "site_profile",
          "site_record",
          "site_link",
          "consent",
          "exchange",
          "payload",
          "exchange_attempt",
          "exchange_problem",
          "idempotency_key",
          "review_item",
          "audit_supply",
          "audit_revision",
          "audit_rendition",
          "site_issue",
          "escalation",
          "recommendation",
          "recommendation_approval",
          "site_standing",
          "site_standing_ground",
          "training_record",
          "training_standing",
          "supplier_change",
          "enrolment_step",
          "delivery",
          "delivery_attempt");

  /** The trigger that keeps them does not run meanwhile. */
  private static final String PROBLEMS =
      """
      INSERT INTO exchange_problem SELECT DISTINCT buyer, unnest(problem_codes), id FROM exchange
       WHERE problem_codes <> '{}' ON CONFLICT DO NOTHING""";

  /** Systems hand in what they have handed in before: nothing changes, but it is an exchange. */
  private static final String REPEATED =
      """
      INSERT INTO exchange (buyer, id, connector, document, transport, content_type, size, sha256, native_key,
          state, attempts, bundle_id, site_id, keys, stages, received_at, updated_at, published_at)
      SELECT buyer, bench.id(id, n, step), connector, document, transport, content_type, size, sha256,
          bench.key(native_key, n % :copies), 'UNCHANGED', attempts, bundle_id,
          bench.id(site_id, n % :copies, interval ':siteStep'), bench.keys(keys, n % :copies), stages,
          received_at - n * step, updated_at - n * step, published_at - n * step
        FROM bench.small, generate_series(:from, :to) AS n, (SELECT interval ':step' AS step) AS s
      """;

  private static final String REPEATED_BYTES =
      """
      INSERT INTO payload (buyer, exchange_id, seq, bytes)
      SELECT buyer, bench.id(exchange_id, n, step), seq, bytes
        FROM bench.small JOIN bench.payload USING (buyer), generate_series(:from, :to) AS n,
             (SELECT interval ':step' AS step) AS s
       WHERE small.id = exchange_id
      """;

  /** Matters that only some sites have; one copy in so many has them. */
  private static final Map<String, Integer> RARE = Map.of("escalation", 20, "review_item", 4);

  /** What there is afterwards. */
  record Counts(long sites, long exchanges) {}

  private final Tables owner;
  private final Consumer<String> told;

  /**
   * @param told takes lines about the course
   */
  Copies(Tables owner, Consumer<String> told) {
    this.owner = owner;
    this.told = told;
  }

  /** Until there are at least so many sites and exchanges. */
  Counts make(long sites, long exchanges) throws SQLException {
    owner.execute(Tables.functions());
    List<String> forced = owner.forced(TABLES);
    for (String table : forced) {
      owner.execute("ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY");
    }
    for (String table : TABLES) {
      owner.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
      owner.execute("CREATE TABLE bench.%1$s AS SELECT * FROM %1$s".formatted(table));
    }
    repeat(exchanges, copyAll(sites));
    owner.execute(PROBLEMS);
    Counts counts =
        new Counts(
            owner.number("SELECT count(*) FROM site"),
            owner.number("SELECT count(*) FROM exchange"));
    tidy(forced);
    return counts;
  }

  /** Returns how often. */
  private int copyAll(long sites) throws SQLException {
    long found = owner.number("SELECT count(*) FROM bench.site");
    int copies = (int) Math.max(1, (sites - 1) / found);
    for (int from = 1; from <= copies; from += AT_ONCE) {
      int to = Math.min(copies, from + AT_ONCE - 1);
      for (String table : TABLES) {
        copy(table, from, to, step(copies));
      }
      told.accept("%,d of %,d sites".formatted(found * (to + 1), found * (copies + 1)));
    }
    return copies;
  }

  private void copy(String table, int from, int to, String step) throws SQLException {
    List<CopiedColumn> columns = owner.columns(table);
    owner.execute(
        "INSERT INTO %1$s (%2$s) SELECT %3$s FROM bench.%1$s, generate_series(%4$d, %5$d) AS n, (SELECT interval '%6$s' AS step) AS s WHERE n %% %7$d = 0"
            .formatted(
                table,
                columns.stream().map(CopiedColumn::quoted).collect(Collectors.joining(", ")),
                columns.stream().map(CopiedColumn::inCopy).collect(Collectors.joining(", ")),
                from,
                to,
                step,
                RARE.getOrDefault(table, 1)));
  }

  private void repeat(long exchanges, int copies) throws SQLException {
    owner.execute(
        "CREATE TABLE bench.small AS SELECT * FROM bench.exchange WHERE state = 'RECORDED' AND size < 2000");
    long small = Math.max(1, owner.number("SELECT count(*) FROM bench.small"));
    long missing = exchanges - owner.number("SELECT count(*) FROM exchange");
    int times = (int) Math.max(0, (missing + small - 1) / small);
    for (int from = 1; from <= times; from += AT_ONCE) {
      int to = Math.min(times, from + AT_ONCE - 1);
      for (String sql : List.of(REPEATED, REPEATED_BYTES)) {
        owner.execute(
            sql.replace(":siteStep", step(copies))
                .replace(":step", step(times))
                .replace(":copies", Integer.toString(copies))
                .replace(":from", Integer.toString(from + copies))
                .replace(":to", Integer.toString(to + copies)));
      }
      told.accept("%,d of %,d exchanges".formatted(exchanges - missing + small * to, exchanges));
    }
  }

  private static String step(int times) {
    return DAYS * 24 * 60 / times + " minutes";
  }

  private void tidy(List<String> forced) throws SQLException {
    for (String table : TABLES) {
      owner.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
    }
    for (String table : forced) {
      owner.execute("ALTER TABLE " + table + " FORCE ROW LEVEL SECURITY");
    }
    owner.execute("DROP SCHEMA bench CASCADE");
    told.accept("collecting statistics");
    owner.execute("VACUUM ANALYZE");
  }
}
