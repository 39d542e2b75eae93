package org.scorehub.web.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.RulesInUse;
import org.scorehub.reconcile.Coverage;
import org.scorehub.reconcile.CoverageRows;
import org.scorehub.reconcile.CoverageRows.SiteBasis;
import org.scorehub.reconcile.ReconcileTables;
import org.scorehub.reconcile.RequirementSet;
import org.scorehub.reconcile.SiteAnswers;
import org.scorehub.reconcile.TopicsAsked;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Listing;
import org.scorehub.web.site.SiteDetail;
import org.scorehub.web.site.SiteName;
import org.scorehub.web.site.SiteReads;
import org.springframework.stereotype.Component;

/** Works out how much of a set of requirements the audits of sites answer. */
@Component
class CoverageReads {

  /** How many sites are looked at to put them in order or to preview a change. */
  static final int MOST = 5000;

  private static final int BATCH = 250;

  private final OrganisationDatabase database;
  private final SiteReads sites;
  private final RequirementSets sets;
  private final RulesInUse rules;
  private final ReconcileTables tables;
  private final Clock clock;

  CoverageReads(
      OrganisationDatabase database,
      SiteReads sites,
      RequirementSets sets,
      RulesInUse rules,
      ReconcileTables tables,
      Clock clock) {
    this.database = database;
    this.sites = sites;
    this.sets = sets;
    this.rules = rules;
    this.tables = tables;
    this.clock = clock;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * One site.
   *
   * @param asked its id, or that of a site that was merged into it
   * @param set null for the organisation's standard
   * @param version null for the one that holds
   * @param on null for today
   */
  SiteCoverage of(
      UUID asked, @Nullable String set, @Nullable Integer version, @Nullable LocalDate on) {
    SiteDetail site = sites.get(asked);
    SetVersion wanted = sets.get(set, version);
    LocalDate today = today();
    SiteBasis basis =
        Objects.requireNonNull(read(List.of(site.id())).get(site.id()), "basis of the site");
    Coverage coverage =
        Coverage.of(wanted.set(), answers(basis, asked(), Objects.requireNonNullElse(on, today)));
    return SiteCoverage.of(site.id(), site.name(), wanted, today, coverage);
  }

  /** How much of the organisation's standard the audits of a site answer today, in per cent. */
  public int percent(UUID site) {
    return of(site, null, null, null).percent();
  }

  private Map<UUID, SiteBasis> read(List<UUID> ids) {
    String buyer = Caller.current().organisation();
    return database.inOrganisation(jdbc -> CoverageRows.of(jdbc, buyer, ids));
  }

  private TopicsAsked asked() {
    return new TopicsAsked(rules.rules());
  }

  private SiteAnswers answers(SiteBasis site, TopicsAsked asked, LocalDate on) {
    return SiteAnswers.of(site.holdings(), site.decisions(), asked, tables, on);
  }

  /**
   * Many sites. By name they are read in parts; in another order all that fit are looked at first,
   * as long as they are at most {@value #MOST}.
   *
   * @param after last site of the previous part
   */
  CoverageList list(CoverageFilter filter, @Nullable UUID after, int limit) {
    SetVersion set = sets.get(filter.set(), filter.version());
    LocalDate on = Objects.requireNonNullElse(filter.on(), today());
    if (filter.checked().looksAtAll()) {
      List<SiteName> all = sites.names(filter.q(), filter.country(), null, MOST + 1);
      if (all.size() <= MOST) {
        return CoverageList.of(set, on, false, inOrder(filter, rows(all, set, on), after, limit));
      }
    }
    List<SiteName> part = sites.names(filter.q(), filter.country(), after, limit + 1);
    Listing<CoverageRow> rows = Listing.of(rows(part, set, on), limit, CoverageRow::siteId);
    return CoverageList.of(set, on, filter.looksAtAll(), rows);
  }

  private static Listing<CoverageRow> inOrder(
      CoverageFilter filter, List<CoverageRow> rows, @Nullable UUID after, int limit) {
    List<CoverageRow> sorted = rows.stream().filter(filter::lets).sorted(filter.order()).toList();
    int from = sorted.stream().map(CoverageRow::siteId).toList().indexOf(after) + 1;
    int to = Math.min(sorted.size(), from + limit + 1);
    return Listing.of(sorted.subList(from, to), limit, CoverageRow::siteId);
  }

  private List<CoverageRow> rows(List<SiteName> some, SetVersion set, LocalDate on) {
    List<CoverageRow> rows = new ArrayList<>();
    each(some, on, (site, ask) -> rows.add(CoverageRow.of(site, Coverage.of(set.set(), ask))));
    return rows;
  }

  private void each(List<SiteName> some, LocalDate on, BiConsumer<SiteName, SiteAnswers> work) {
    TopicsAsked asked = asked();
    for (int from = 0; from < some.size(); from += BATCH) {
      List<SiteName> batch = some.subList(from, Math.min(some.size(), from + BATCH));
      Map<UUID, SiteBasis> read = read(batch.stream().map(SiteName::id).toList());
      batch.forEach(
          site ->
              work.accept(
                  site, answers(Objects.requireNonNull(read.get(site.id()), "basis"), asked, on)));
    }
  }

  /** What another set would change today, for at most {@value #MOST} sites, by name. */
  SetEffect effect(RequirementSet now, RequirementSet then) {
    List<SiteName> all = sites.names(null, null, null, MOST + 1);
    SetEffect.Sum sum = new SetEffect.Sum();
    each(
        all.subList(0, Math.min(MOST, all.size())),
        today(),
        (site, ask) ->
            sum.add(
                new SetEffect.Moved(
                    site.id(),
                    site.name(),
                    Coverage.of(now, ask).percent(),
                    Coverage.of(then, ask).percent())));
    return sum.effect(all.size() > MOST);
  }
}
