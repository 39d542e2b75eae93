package org.scorehub.web.supplier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.standing.KpiStanding;
import org.scorehub.web.Columns;
import org.scorehub.web.Listing;
import org.scorehub.web.Reader;
import org.scorehub.web.escalation.EscalationReads;
import org.scorehub.web.supplier.Supplier.ModuleStage;
import org.scorehub.web.supplier.Supplier.Training;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Reads suppliers as they stand for the caller's organisation, three statements a part. */
@Component
class SupplierReads {

  private static final String TRAINING =
      """
      SELECT at_site, buyer, code, stage, kpi FROM training_standing
       WHERE at_site = ANY (?) ORDER BY at_site, code, buyer""";
  private static final int LATEST = 4;
  private static final String ORDER = " ORDER BY s.sort, s.at_site";
  private static final String RANKED = " ORDER BY rank DESC, s.sort, s.at_site";

  private final OrganisationDatabase database;
  private final FacetReads facets;
  private final ThreadPoolTaskExecutor countingFacets;
  private final Reader reader;
  private final Clock clock;

  SupplierReads(
      OrganisationDatabase database,
      FacetReads facets,
      ThreadPoolTaskExecutor countingFacets,
      Reader reader,
      Clock clock) {
    this.database = database;
    this.facets = facets;
    this.countingFacets = countingFacets;
    this.reader = reader;
    this.clock = clock;
  }

  private SupplierQuery asked(SupplierFilter filter, Since since) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), reader.zone());
    Set<String> roles = EscalationReads.rolesOf(Caller.current());
    return new SupplierQuery(filter, Sought.by(filter.q()), since, roles, today);
  }

  /** What the filter asks of the suppliers that it searches for. */
  SupplierQuery query(SupplierFilter filter, Since since) {
    SupplierQuery asked = asked(filter, since);
    return filter.q() == null ? asked : database.inOrganisation(asked::found);
  }

  /** The same, while the caller goes on; in the caller's name. */
  CompletableFuture<SupplierQuery> finding(SupplierFilter filter, Since since) {
    SupplierQuery asked = asked(filter, since);
    String organisation = Caller.current().organisation();
    return filter.q() == null
        ? CompletableFuture.completedFuture(asked)
        : CompletableFuture.supplyAsync(
            () -> database.as(organisation, asked::found), countingFacets);
  }

  /**
   * In the filter's order.
   *
   * @param after last supplier of the previous part
   */
  Listing<Supplier> list(SupplierQuery query, @Nullable UUID after, int limit) {
    Map<String, Object> parameters = new LinkedHashMap<>(query.parameters());
    if (after != null) {
      parameters.put("after", after);
    }
    String sql = sql(query, query.filter().order(), after != null, limit + 1);
    return database.inOrganisation(
        jdbc -> {
          List<Supplier> rows = jdbc.sql(sql).params(parameters).query(SupplierReads::row).list();
          return whole(jdbc, Listing.of(rows, limit, Supplier::id), query.since());
        });
  }

  /** Whole rows are read, and their changes counted, of those alone that are listed. */
  private static String sql(SupplierQuery query, SupplierOrder order, boolean goesOn, int limit) {
    String rank = order.greatestFirst();
    String place =
        ", place AS MATERIALIZED (SELECT %s AS rank, s.sort, s.at_site%s WHERE s.at_site = :after)"
            .formatted(rank, query.from());
    String next = order.isByName() ? nextName() : nextRank(rank);
    return query.live()
        + (goesOn ? place : "")
        + " SELECT f.*, s.matters, "
        + query.changesOfAll().map(all -> "s.changes").orElse(query.changesOfOne())
        + " AS changes"
        + " FROM (SELECT s.at_site, s.sort, coalesce(e.matters, 0) AS matters, "
        + query.changesOfAll().map(all -> all + " AS changes, ").orElse("")
        + rank
        + " AS rank"
        + query.from()
        + query.where()
        + (goesOn ? next : "")
        + (order.isByName() ? ORDER : RANKED)
        + " LIMIT "
        + limit
        + ") s JOIN site_standing f ON f.at_site = s.at_site"
        + (order.isByName() ? ORDER : RANKED);
  }

  private static String nextName() {
    return " AND (s.sort, s.at_site) > (SELECT p.sort, p.at_site FROM place p)";
  }

  private static String nextRank(String rank) {
    return (" AND EXISTS (SELECT FROM place p WHERE %1$s < p.rank"
            + " OR (%1$s = p.rank AND (s.sort, s.at_site) > (p.sort, p.at_site)))")
        .formatted(rank);
  }

  /** The counts, while the caller goes on; in the caller's name. */
  CompletableFuture<FacetReads.Counts> counts(CompletableFuture<SupplierQuery> finding) {
    String organisation = Caller.current().organisation();
    return finding.thenApplyAsync(
        query -> database.as(organisation, jdbc -> facets.read(jdbc, organisation, query)),
        countingFacets);
  }

  private static Supplier row(ResultSet row, int number) throws SQLException {
    return new Supplier(
        Columns.uuid(row, "at_site"),
        row.getString("name"),
        row.getString("local_name"),
        row.getString("country"),
        row.getString("sector"),
        Columns.texts(row, "identifiers"),
        row.getInt("audits"),
        Columns.date(row, "last_audit"),
        row.getString("rating"),
        row.getString("rating_scale"),
        Columns.date(row, "valid_until"),
        row.getInt("open_issues"),
        row.getString("worst"),
        Columns.texts(row, "modules"),
        row.getLong("matters"),
        row.getLong("changes"),
        List.of(),
        new Training(List.of(), List.of()));
  }

  private static Listing<Supplier> whole(JdbcClient jdbc, Listing<Supplier> part, Since since) {
    UUID[] ids = part.items().stream().map(Supplier::id).toArray(UUID[]::new);
    Map<UUID, List<SupplierNews>> news = ChangeReads.latest(jdbc, ids, since, LATEST);
    Map<UUID, Training> training = training(jdbc, ids);
    List<Supplier> suppliers =
        part.items().stream().map(s -> with(s, news.get(s.id()), training.get(s.id()))).toList();
    return new Listing<>(suppliers, part.next());
  }

  private static Supplier with(
      Supplier s, @Nullable List<SupplierNews> news, @Nullable Training training) {
    return new Supplier(
        s.id(),
        s.name(),
        s.localName(),
        s.country(),
        s.sector(),
        s.identifiers(),
        s.audits(),
        s.lastAudit(),
        s.rating(),
        s.ratingScale(),
        s.validUntil(),
        s.openIssues(),
        s.worst(),
        s.modules(),
        s.escalations(),
        s.changes(),
        news == null ? List.of() : news,
        training == null ? s.training() : training);
  }

  private static Map<UUID, Training> training(JdbcClient jdbc, UUID[] ids) {
    Map<UUID, List<ModuleStage>> modules = new LinkedHashMap<>();
    Map<UUID, List<KpiStanding>> kpis = new LinkedHashMap<>();
    jdbc.sql(TRAINING)
        .param(ids)
        .query(
            row -> {
              UUID site = Columns.uuid(row, "at_site");
              if (row.getString("kpi") == null) {
                modules
                    .computeIfAbsent(site, id -> new ArrayList<>())
                    .add(
                        new ModuleStage(
                            row.getString("code"), row.getString("stage"), row.getString("buyer")));
              } else {
                kpis.computeIfAbsent(site, id -> new ArrayList<>())
                    .add(Columns.value(row, "kpi", KpiStanding.class));
              }
            });
    Map<UUID, Training> training = new LinkedHashMap<>();
    for (UUID id : ids) {
      training.put(
          id, new Training(modules.getOrDefault(id, List.of()), kpis.getOrDefault(id, List.of())));
    }
    return training;
  }
}
