package org.scorehub.web.queue;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Listing;
import org.scorehub.web.Where;
import org.scorehub.web.escalation.EscalationReads;
import org.springframework.stereotype.Component;

/** Reads what waits for a person, as far as the caller's roles may see it. */
@Component
class WorkReads {

  /** Of one kind no more are counted. */
  static final int ENOUGH = 1000;

  private static final String FROM =
      """
       FROM work_item w
       LEFT JOIN work_assignment a ON a.buyer = w.buyer AND a.kind = w.kind AND a.item_id = w.id\
      """;
  private static final String SITE =
      """
       LEFT JOIN LATERAL (SELECT name FROM site_supply s WHERE s.site_id = w.site_id
              ORDER BY (name IS NULL), supplied_at DESC LIMIT 1) site ON true\
      """;
  private static final String NAMED = "SELECT w.*, site.name AS site_name FROM (";
  private static final String PLACE = "(coalesce(w.due, 'infinity'), w.since, w.kind, w.id)";
  private static final String ORDER =
      " ORDER BY coalesce(w.due, 'infinity'), w.since, w.kind, w.id";

  private final OrganisationDatabase database;

  WorkReads(OrganisationDatabase database) {
    this.database = database;
  }

  /**
   * The earliest deadline first, then what waits longest.
   *
   * @param after last item of the previous part
   */
  Listing<WorkItem> list(WorkFilter filter, @Nullable WorkReference after, int limit) {
    Where where = visible(filter.where());
    if (after != null) {
      where
          .and(
              PLACE
                  + " > (SELECT coalesce(l.due, 'infinity'), l.since, l.kind, l.id FROM work_item l"
                  + " WHERE l.id = :after AND l.kind = :afterKind)",
              "after",
              after.id())
          .and("CAST(:afterKind AS text) IS NOT NULL", "afterKind", after.kind().name());
    }
    List<WorkItem> rows =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        NAMED
                            + "SELECT * FROM ("
                            + filter.kinds().stream()
                                .map(kind -> first(kind, filter, where, limit + 1))
                                .collect(Collectors.joining(" UNION ALL "))
                            + ") w"
                            + ORDER
                            + " LIMIT "
                            + (limit + 1)
                            + ") w"
                            + SITE
                            + ORDER)
                    .params(where.parameters())
                    .query(WorkItem::from)
                    .list());
    return Listing.of(rows, limit, WorkItem::reference);
  }

  /** The first of a kind, read in the order of an index where they have no deadline. */
  private static String first(WorkKind kind, WorkFilter filter, Where where, int limit) {
    String order = kind == WorkKind.ESCALATION ? ORDER : " ORDER BY w.since, w.id";
    return "(SELECT w.*, a.assignee" + of(kind, filter, where) + order + " LIMIT " + limit + ")";
  }

  private static String of(WorkKind kind, WorkFilter filter, Where where) {
    String from = filter.needsSite() ? FROM + SITE : FROM;
    return from + where.sql() + " AND w.kind = '" + kind.name() + "'";
  }

  private static Where visible(Where where) {
    return where.and(EscalationReads.VISIBLE, "roles", EscalationReads.rolesOf(Caller.current()));
  }

  /**
   * How many of each kind, counted no further than one more than {@value #ENOUGH}; kinds of which
   * none waits are absent.
   */
  Map<WorkKind, Long> counts(WorkFilter filter) {
    Where where = visible(filter.where());
    String sql =
        Arrays.stream(WorkKind.values())
            .map(kind -> counted(kind, filter, where))
            .collect(Collectors.joining(" UNION ALL "));
    Map<WorkKind, Long> counts = new EnumMap<>(WorkKind.class);
    database.inOrganisation(
        jdbc -> {
          jdbc.sql(sql)
              .params(where.parameters())
              .query(
                  row -> {
                    if (row.getLong(2) > 0) {
                      counts.put(WorkKind.valueOf(row.getString(1)), row.getLong(2));
                    }
                  });
          return counts;
        });
    return counts;
  }

  private static String counted(WorkKind kind, WorkFilter filter, Where where) {
    return "SELECT '%s', count(*) FROM (SELECT%s LIMIT %d) w"
        .formatted(kind.name(), of(kind, filter, where), ENOUGH + 1);
  }

  /** Those of the named items that still wait, in the queue's order. */
  List<WorkItem> items(Collection<WorkReference> named) {
    Where where = visible(new Where().and("w.id = ANY (:ids)", "ids", ids(named)));
    return database
        .inOrganisation(
            jdbc ->
                jdbc.sql(
                        NAMED
                            + "SELECT w.*, a.assignee"
                            + FROM
                            + where.sql()
                            + ") w"
                            + SITE
                            + ORDER)
                    .params(where.parameters())
                    .query(WorkItem::from)
                    .list())
        .stream()
        .filter(item -> named.contains(item.reference()))
        .toList();
  }

  Optional<WorkItem> item(WorkReference named) {
    return items(List.of(named)).stream().findFirst();
  }

  private static UUID[] ids(Collection<WorkReference> named) {
    return named.stream().map(WorkReference::id).distinct().toArray(UUID[]::new);
  }

  /** Names of the people of the caller's organisation. */
  List<String> people() {
    return database.inOrganisation(
        jdbc -> jdbc.sql("SELECT hub_people()").query(String.class).list());
  }
}
