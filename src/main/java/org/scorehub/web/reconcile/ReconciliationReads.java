package org.scorehub.web.reconcile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.RulesInUse;
import org.scorehub.reconcile.HoldingRows;
import org.scorehub.reconcile.ReconcileTables;
import org.scorehub.reconcile.Row;
import org.scorehub.reconcile.SiteDecisions;
import org.scorehub.reconcile.SiteReconciliation;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Outdated;
import org.scorehub.web.escalation.EscalationReads;
import org.scorehub.web.escalation.HiddenFindings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts the audits that the caller's organisation holds of a site beside one another. */
@Component
public class ReconciliationReads {

  /** What is compared and what was decided on it, of the same moment. */
  record Compared(
      UUID siteId, @Nullable String name, SiteReconciliation site, SiteDecisions decisions) {

    /**
     * A row.
     *
     * @throws Outdated if no audit speaks of it any more
     */
    Row row(String key) {
      return site.row(key).orElseThrow(() -> new Outdated("No audit speaks of it any more"));
    }

    ReconciliationView view() {
      return ReconciliationView.of(siteId, name, site, decisions);
    }
  }

  private static final String NAME =
      "SELECT name FROM site_supply WHERE site_id = :id AND name IS NOT NULL"
          + " ORDER BY supplied_at DESC LIMIT 1";
  private static final String KNOWN =
      "SELECT EXISTS (SELECT FROM site_supply WHERE site_id = :id)"
          + " OR EXISTS (SELECT FROM site_link WHERE site_id = :id)"
          + " OR EXISTS (SELECT FROM training_record WHERE site_id = :id)";

  private final OrganisationDatabase database;
  private final EscalationReads escalations;
  private final RulesInUse rules;
  private final ReconcileTables tables;
  private final Clock clock;

  ReconciliationReads(
      OrganisationDatabase database,
      EscalationReads escalations,
      RulesInUse rules,
      ReconcileTables tables,
      Clock clock) {
    this.database = database;
    this.escalations = escalations;
    this.rules = rules;
    this.tables = tables;
    this.clock = clock;
  }

  /**
   * All of a site.
   *
   * @param asked id of a site, or of one that was merged into it
   * @throws NotVisible if the organisation does not know the site
   */
  public ReconciliationView get(UUID asked) {
    return compared(asked).view();
  }

  /**
   * Compares.
   *
   * @param asked id of a site, or of one that was merged into it
   * @throws NotVisible if the organisation does not know the site
   */
  Compared compared(UUID asked) {
    UUID site = current(asked);
    HiddenFindings hidden = escalations.hidden(site);
    String buyer = Caller.current().organisation();
    return database.inOrganisation(
        jdbc -> {
          if (!Boolean.TRUE.equals(ask(jdbc, KNOWN, site, Boolean.class))) {
            throw new NotVisible("site", asked);
          }
          return new Compared(
              site,
              ask(jdbc, NAME, site, String.class),
              SiteReconciliation.of(
                  HoldingRows.holdings(jdbc, buyer, site),
                  rules.rules(),
                  tables,
                  LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                  hidden::covers),
              HoldingRows.decisions(jdbc, buyer, site));
        });
  }

  private static <T> @Nullable T ask(JdbcClient jdbc, String sql, UUID site, Class<T> type) {
    return jdbc.sql(sql).param("id", site).query(type).optional().orElse(null);
  }

  private UUID current(UUID asked) {
    return database.inOrganisation(
        jdbc -> jdbc.sql("SELECT hub_current_site(?)").param(asked).query(UUID.class).single());
  }
}
