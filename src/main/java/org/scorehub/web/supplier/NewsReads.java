package org.scorehub.web.supplier;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.standing.ChangeKind;
import org.scorehub.web.Reader;
import org.scorehub.web.escalation.EscalationReads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what became different at those suppliers that a filter leaves, as the caller may see it.
 */
@Component
public class NewsReads {

  /** Of the latest news so many are counted. */
  public static final int MOST_COUNTED = 500;

  private static final String FROM =
      """
      %s, wanted AS (SELECT s.at_site, s.name, s.sort %s %s)
      SELECT %s FROM supplier_change c JOIN wanted w ON w.at_site = c.at_site
       WHERE %s AND c.id <= :until AND c.kind IN (:kinds)""";
  private static final String NEWS =
      "c.id, c.at_site, w.name, c.at, c.kind, c.before, c.after, w.sort";

  /**
   * Some news.
   *
   * @param shown at most as many as were asked for
   * @param changes how many there are of them
   * @param suppliers at how many suppliers those are
   */
  public record News(List<SupplierNews> shown, long changes, long suppliers) {

    public News {
      shown = List.copyOf(shown);
    }
  }

  /**
   * How far some number of changes reaches.
   *
   * @param until id of the last one
   * @param more whether there are others after it
   */
  public record Reach(long until, long changes, boolean more) {}

  /** Where to look: after a change or from a time on, and up to a change. */
  private record Part(Since since, long until) {}

  private final OrganisationDatabase database;
  private final Reader reader;
  private final Clock clock;

  NewsReads(OrganisationDatabase database, Reader reader, Clock clock) {
    this.database = database;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * How far the news after a change reaches; with no news, up to the latest change of all.
   *
   * @param most changes to reach over
   */
  public Reach reach(SupplierFilter filter, Set<ChangeKind> kinds, long after, int most) {
    return database.inOrganisation(
        jdbc -> {
          long latest =
              jdbc.sql("SELECT coalesce(max(id), 0) FROM supplier_change WHERE id > ?")
                  .param(after)
                  .query(Long.class)
                  .single();
          return latest == 0
              ? new Reach(after, 0, false)
              : reach(jdbc, filter, kinds, new Part(after(after), latest), most);
        });
  }

  private Reach reach(
      JdbcClient jdbc, SupplierFilter filter, Set<ChangeKind> kinds, Part part, int most) {
    List<Long> ids =
        read(jdbc, filter, kinds, part, "c.id", " ORDER BY c.id LIMIT " + (most + 1L))
            .query(Long.class)
            .list();
    return ids.size() > most
        ? new Reach(ids.get(most - 1), most, true)
        : new Reach(part.until(), ids.size(), false);
  }

  /** The news after a change up to another, supplier by supplier. */
  public News between(
      SupplierFilter filter, Set<ChangeKind> kinds, long after, long until, int most) {
    return news(filter, kinds, new Part(after(after), until), most);
  }

  /**
   * The latest news from a time on, newest first. At most {@value #MOST_COUNTED} are looked at, so
   * that a page need not wait for a year's.
   *
   * @param most to show
   */
  public News lately(SupplierFilter filter, Set<ChangeKind> kinds, Instant from, int most) {
    Part part = new Part(new Since(false, null, from), Long.MAX_VALUE);
    List<SupplierNews> all =
        database.inOrganisation(
            jdbc ->
                read(jdbc, filter, kinds, part, NEWS, " ORDER BY c.id DESC LIMIT " + MOST_COUNTED)
                    .query(ChangeReads::news)
                    .list());
    return new News(
        all.subList(0, Math.min(most, all.size())),
        all.size(),
        all.stream().map(SupplierNews::site).distinct().count());
  }

  private static Since after(long id) {
    return new Since(false, id, Instant.EPOCH);
  }

  private News news(SupplierFilter filter, Set<ChangeKind> kinds, Part part, int most) {
    return database.inOrganisation(
        jdbc -> {
          List<SupplierNews> shown =
              read(
                      jdbc,
                      filter,
                      kinds,
                      part,
                      NEWS,
                      " ORDER BY w.sort, c.at_site, c.id LIMIT " + most)
                  .query(ChangeReads::news)
                  .list();
          return read(jdbc, filter, kinds, part, "count(*), count(DISTINCT c.at_site)", "")
              .query((row, number) -> new News(shown, row.getLong(1), row.getLong(2)))
              .single();
        });
  }

  private JdbcClient.StatementSpec read(
      JdbcClient jdbc,
      SupplierFilter filter,
      Set<ChangeKind> kinds,
      Part part,
      String columns,
      String rest) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), reader.zone());
    SupplierQuery query =
        new SupplierQuery(
                filter,
                Sought.by(filter.q()),
                part.since(),
                EscalationReads.rolesOf(Caller.current()),
                today)
            .found(jdbc);
    String sql =
        FROM.formatted(
            query.live(), query.from(), query.where(), columns, part.since().condition());
    Map<String, Object> parameters = new LinkedHashMap<>(query.parameters());
    parameters.put("until", part.until());
    parameters.put("kinds", names(kinds.isEmpty() ? Arrays.asList(ChangeKind.values()) : kinds));
    return jdbc.sql(sql + rest).params(parameters);
  }

  private static List<String> names(Collection<ChangeKind> kinds) {
    return kinds.stream().map(ChangeKind::name).toList();
  }
}
