package org.scorehub.reconcile;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.intake.InboundTraffic;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.matching.RulesInUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps as rows on what the audits of each site contradict one another, so that a list over all
 * sites can be read. A site is compared again when what is compared has changed, on the day on
 * which an audit begins or ceases to hold, and when the rules change. Safe to be stopped at any
 * moment and to run in several hubs: a mark goes in the transaction that has looked.
 */
@Component
public final class Contradictions {

  private static final int SITES_AT_ONCE = 100;
  private static final int FEW = 10;

  /** A single voice contradicts nobody: those marks go without a comparison. */
  private static final String DROP_SINGLE =
      """
      DELETE FROM contradiction_look WHERE ctid = ANY (ARRAY(
        SELECT l.ctid FROM contradiction_look l
         WHERE l.due_on <= :today
           AND NOT EXISTS (SELECT FROM site_contradiction c
                            WHERE c.buyer = l.buyer AND c.at_site = l.at_site)
           AND NOT EXISTS (SELECT FROM audit_supply a
                            WHERE a.buyer = l.buyer AND a.site_id = l.at_site OFFSET 1)
         LIMIT 5000 FOR UPDATE SKIP LOCKED))""";

  private static final String NEXT =
      "SELECT buyer, at_site FROM contradiction_look WHERE due_on <= ?"
          + " ORDER BY due_on LIMIT 1 FOR UPDATE SKIP LOCKED";
  private static final String LOCK = "SELECT version FROM site WHERE id = ? FOR UPDATE";

  /** Marks that somebody else holds stay, for whoever holds them waits for the site. */
  private static final String TAKE =
      """
      DELETE FROM contradiction_look WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM contradiction_look WHERE buyer = ? AND at_site = ? FOR UPDATE SKIP LOCKED))""";

  private static final String FORGET =
      "DELETE FROM site_contradiction WHERE buyer = ? AND at_site = ?";
  private static final String KEEP =
      "INSERT INTO site_contradiction (buyer, at_site, row_key, topic, points, since)"
          + " VALUES (:buyer, :site, :row, :topic, :points, :since)";
  private static final String AGAIN =
      "INSERT INTO contradiction_look (buyer, at_site, due_on) VALUES (?, ?, ?)";

  private record View(String buyer, UUID site) {}

  private final PipelineDatabase database;
  private final RulesInUse rules;
  private final ReconcileTables tables;
  private final ContradictionSurvey survey;
  private final InboundTraffic traffic;
  private final Clock clock;

  Contradictions(
      PipelineDatabase database,
      RulesInUse rules,
      ReconcileTables tables,
      InboundTraffic traffic,
      Clock clock) {
    this.database = database;
    this.rules = rules;
    this.tables = tables;
    this.survey = new ContradictionSurvey(database);
    this.traffic = traffic;
    this.clock = clock;
  }

  /** Looks at sites that are marked; what is left is for the next time. */
  public void look() {
    survey.goOn(rules.rules().version());
    database.jdbc().sql(DROP_SINGLE).param("today", today()).update();
    int left = traffic.atOnce(FEW, SITES_AT_ONCE);
    while (left > 0 && lookedAtOne()) {
      left--;
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private boolean lookedAtOne() {
    return Boolean.TRUE.equals(
        database.transactions().execute(status -> next().map(this::lookAt).isPresent()));
  }

  private Optional<View> next() {
    return database
        .jdbc()
        .sql(NEXT)
        .param(today())
        .query((row, n) -> new View(row.getString(1), row.getObject(2, UUID.class)))
        .optional();
  }

  private View lookAt(View view) {
    JdbcClient jdbc = database.jdbc();
    jdbc.sql(LOCK).param(view.site()).query(Long.class).optional();
    jdbc.sql(TAKE).params(view.buyer(), view.site()).update();
    SiteReconciliation now =
        SiteReconciliation.of(
            HoldingRows.holdings(jdbc, view.buyer(), view.site()),
            rules.rules(),
            tables,
            today(),
            Withholding.NONE);
    jdbc.sql(FORGET).params(view.buyer(), view.site()).update();
    now.rows().stream().filter(Row::isContradicting).forEach(row -> keep(view, row));
    LocalDate again = changesOn(now);
    if (again != null) {
      jdbc.sql(AGAIN).params(view.buyer(), view.site(), again).update();
    }
    return view;
  }

  private void keep(View view, Row row) {
    database
        .jdbc()
        .sql(KEEP)
        .param("buyer", view.buyer())
        .param("site", view.site())
        .param("row", row.key())
        .param("topic", row.topic())
        .param("points", row.pointsInOrder().stream().map(Enum::name).toArray(String[]::new))
        .param("since", Timestamp.from(since(row)))
        .update();
  }

  /** When the last of those that contradict one another came. */
  private static Instant since(Row row) {
    return row.cells().stream()
        .filter(Cell::takesPart)
        .map(cell -> cell.column().suppliedAt())
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /**
   * The next day on which the comparison may be another although nothing came; null if there is
   * none, as of a site with one audit.
   */
  private static @Nullable LocalDate changesOn(SiteReconciliation site) {
    if (site.columns().size() < 2) {
      return null;
    }
    return site.columns().stream()
        .map(AuditColumn::validity)
        .flatMap(
            window ->
                Stream.of(
                    Optional.ofNullable(window.from()),
                    Optional.ofNullable(window.until()).map(last -> last.plusDays(1))))
        .flatMap(Optional::stream)
        .filter(day -> day.isAfter(site.today()))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
