package org.scorehub.web.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.GivenValues;
import org.scorehub.web.TimeText;

/**
 * The SQL of a filter: for each combination of connector, document and state that occurs, its
 * newest are read from an index that has just these in their order.
 */
final class DeliveryQuery {

  /** Combinations that occur, by skipping from one to the next in the index. */
  static final String KINDS =
      """
      kind AS (
        (SELECT connector, document, state FROM delivery ORDER BY connector, document, state LIMIT 1)
        UNION ALL
        SELECT n.connector, n.document, n.state FROM kind k CROSS JOIN LATERAL (
          SELECT d.connector, d.document, d.state FROM delivery d
           WHERE (d.connector, d.document, d.state) > (k.connector, k.document, k.state)
           ORDER BY d.connector, d.document, d.state LIMIT 1) n)""";

  private static final String OF_KINDS =
      """
      SELECT f.id, f.created_at FROM kind e CROSS JOIN LATERAL (
        SELECT i.id, i.created_at FROM delivery i
         WHERE i.connector = e.connector AND i.document = e.document AND i.state = e.state%s
         ORDER BY i.created_at DESC, i.id DESC LIMIT %d) f
       WHERE true%s""";

  private final GivenValues values = new GivenValues();
  private final DeliveryFilter filter;
  private final int most;
  private final String kinds;
  private final String place;

  DeliveryQuery(DeliveryFilter filter, ZoneId zone, int most) {
    this.filter = filter;
    this.most = most;
    List<String> states = filter.states().stream().map(Enum::name).toList();
    kinds =
        values.given(" AND e.state IN (:states)", "states", states.isEmpty() ? null : states)
            + values.given(" AND e.connector = :connector", "connector", filter.connector())
            + values.given(" AND e.document = :document", "document", filter.document());
    place =
        values.given(
                " AND (i.created_at, i.id) < (SELECT b.created_at, b.id FROM delivery b WHERE b.id = :before)",
                "before",
                filter.before())
            + values.given(" AND i.created_at >= :from", "from", at("from", filter.from(), zone))
            + values.given(" AND i.created_at < :to", "to", at("to", filter.to(), zone));
  }

  private static @Nullable Timestamp at(String field, @Nullable String written, ZoneId zone) {
    Instant at = TimeText.instant(field, written, zone);
    return at == null ? null : Timestamp.from(at);
  }

  Map<String, Object> parameters() {
    return values.parameters();
  }

  /** Newest first. */
  String sql() {
    return "WITH RECURSIVE "
        + KINDS
        + ", found AS ("
        + ids()
        + " ORDER BY created_at DESC, id DESC LIMIT "
        + most
        + ") SELECT "
        + DeliverySummary.COLUMNS.replaceFirst("created_at", "delivery.created_at")
        + " FROM found JOIN delivery USING (id)"
        + " ORDER BY delivery.created_at DESC, id DESC";
  }

  private String ids() {
    String plain = "SELECT i.id, i.created_at FROM delivery i WHERE true";
    if (filter.site() != null) {
      values.parameters().put("site", filter.site());
      return plain + " AND i.site_id = :site" + kinds.replace("e.", "i.") + place;
    }
    return kinds.isEmpty() ? plain + place : OF_KINDS.formatted(place, most, kinds);
  }
}
