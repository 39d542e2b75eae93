package org.scorehub.web.exchange;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.ExchangeState;
import org.scorehub.web.GivenValues;
import org.scorehub.web.TimeText;

/**
 * The SQL of a filter. Whatever is chosen, ids are read in their order from an index that holds
 * just these rows, so that a rare combination costs no more than a frequent one; only then are the
 * few rows read that are shown.
 */
final class ExchangeQuery {

  private static final long LAST_MILLI = 0xffff_ffff_ffffL;

  /** Combinations that occur, by skipping from one to the next in the index. */
  private static final String SKIPPED =
      """
      kind AS (
        (SELECT connector, document, transport, state FROM %1$s WHERE %2$s
          ORDER BY connector, document, transport, state LIMIT 1)
        UNION ALL
        SELECT n.connector, n.document, n.transport, n.state FROM kind k CROSS JOIN LATERAL (
          SELECT e.connector, e.document, e.transport, e.state FROM %1$s e
           WHERE %2$s AND (e.connector, e.document, e.transport, e.state)
                        > (k.connector, k.document, k.transport, k.state)
           ORDER BY e.connector, e.document, e.transport, e.state LIMIT 1) n)""";

  /** Those of all exchanges. */
  static final String KINDS = SKIPPED.formatted("exchange", "true");

  private static final String WITH_PROBLEM = "code = :problem";
  private static final String KINDS_WITH_PROBLEM =
      SKIPPED.formatted("exchange_problem", WITH_PROBLEM);

  private static final String OF_KINDS =
      """
      SELECT f.id FROM kind e CROSS JOIN LATERAL (
        SELECT i.id FROM %1$s i
         WHERE %2$s AND i.connector = e.connector AND i.document = e.document
           AND i.transport = e.transport AND i.state = e.state%3$s) f
       WHERE true%4$s""";

  private static final String OF_PARENT =
      """
      SELECT f.id FROM unnest(:all) AS s (state) CROSS JOIN LATERAL (
        SELECT i.id FROM exchange i WHERE i.parent_id = :parent AND i.state = s.state%s
         %s) f""";

  private static final String NAMED =
      " AND i.id = ANY (ARRAY(SELECT hub_exchanges_named(:q)"
          + " UNION SELECT f.id FROM exchange f WHERE f.file_name = :q))";
  private static final String OF_ID =
      " AND i.id = ANY (ARRAY(SELECT :id UNION SELECT s.id FROM exchange s WHERE s.site_id = :id))";

  private static final Pattern ID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final GivenValues values = new GivenValues();
  private final ExchangeFilter filter;
  private final int most;
  private final String kinds;
  private final String named;
  private final String parent;
  private final String problem;
  private final String place;

  /**
   * The SQL for a part of the list.
   *
   * @param zone that times are written in
   * @param most rows
   */
  ExchangeQuery(ExchangeFilter filter, ZoneId zone, int most) {
    this.filter = filter;
    this.most = most;
    kinds = kinds();
    named = named();
    parent = values.given(" AND i.parent_id = :parent", "parent", filter.parent());
    problem = values.given(" AND :problem = ANY (i.problem_codes)", "problem", filter.problem());
    place =
        values.given(" AND i.id < :before", "before", filter.before())
            + values.given(" AND i.id > :after", "after", filter.after())
            + values.given(" AND i.id >= :from", "from", first("from", filter.from(), zone))
            + values.given(" AND i.id < :to", "to", first("to", filter.to(), zone));
  }

  private String kinds() {
    List<String> states = filter.states().stream().map(Enum::name).toList();
    return values.given(" AND e.state IN (:states)", "states", states.isEmpty() ? null : states)
        + values.given(" AND e.connector = :connector", "connector", filter.connector())
        + values.given(" AND e.document = :document", "document", filter.document())
        + values.given(" AND e.transport = :transport", "transport", filter.transport());
  }

  private String named() {
    String q = filter.q();
    boolean isId = q != null && ID.matcher(q).matches();
    return values.given(
            " AND i.id = ANY (ARRAY(SELECT hub_exchanges_with_key(:key)))", "key", filter.key())
        + values.given(" AND i.site_id = :site", "site", filter.site())
        + values.given(OF_ID, "id", isId ? UUID.fromString(String.valueOf(q)) : null)
        + values.given(NAMED, "q", isId ? null : q);
  }

  /** Ids begin with the millisecond of receipt, those of a table's rows with that of the table. */
  private static @Nullable UUID first(String field, @Nullable String written, ZoneId zone) {
    Instant at = TimeText.instant(field, written, zone);
    return at == null
        ? null
        : new UUID(Math.max(0, Math.min(at.toEpochMilli(), LAST_MILLI)) << 16, 0);
  }

  Map<String, Object> parameters() {
    return values.parameters();
  }

  /** True where the part is read from its far end: newer ones, the nearest first. */
  boolean isBackwards() {
    return filter.after() != null;
  }

  /** A WITH clause that gives the ids of the part as {@code found}. */
  String found() {
    String occurring = isOfProblem() ? KINDS_WITH_PROBLEM : KINDS;
    return "WITH RECURSIVE " + occurring + ", found AS (" + ids() + part("id") + ") ";
  }

  private String ids() {
    if (!named.isEmpty()) {
      return "SELECT i.id FROM exchange i WHERE true" + named + parent + problem + narrowed();
    }
    if (!parent.isEmpty()) {
      values
          .parameters()
          .put("all", Stream.of(ExchangeState.values()).map(Enum::name).toArray(String[]::new));
      return OF_PARENT.formatted(problem + narrowed(), part("i.id"));
    }
    if (isOfProblem()) {
      String part = (place + part("i.id")).replace("i.id", "i.exchange_id");
      return OF_KINDS
          .formatted("exchange_problem", WITH_PROBLEM, part, kinds)
          .replace("SELECT i.id", "SELECT i.exchange_id AS id");
    }
    return kinds.isEmpty()
        ? "SELECT i.id FROM exchange i WHERE true" + place
        : OF_KINDS.formatted("exchange", "true", place + part("i.id"), kinds);
  }

  private boolean isOfProblem() {
    return named.isEmpty() && parent.isEmpty() && !problem.isEmpty();
  }

  private String narrowed() {
    return kinds.replace("e.", "i.") + place;
  }

  private String part(String id) {
    return " ORDER BY " + id + (isBackwards() ? " ASC" : " DESC") + " LIMIT " + most;
  }
}
