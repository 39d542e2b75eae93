package org.scorehub.web.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;
import org.scorehub.web.escalation.EscalationReads;

/**
 * What would change for a supplier.
 *
 * @param site nil where the site is unknown
 * @param name as the organisation's own documents have it; null if they have none
 * @param documents that were recorded for it to find this out
 * @param escalations that the reader may see
 * @param messages to the own organisation about it, beside the last ones
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SupplierChangeView(
    UUID site,
    @Nullable String name,
    int documents,
    List<Audit> audits,
    List<String> topicsGone,
    List<String> topicsNew,
    List<String> modulesNow,
    List<String> modulesThen,
    List<Escalation> escalations,
    List<Message> messages) {

  static final String SELECT =
      """
      SELECT c.*, coalesce(e.seen, '[]') AS escalations FROM replay_change c
        LEFT JOIN LATERAL (
             SELECT jsonb_agg(jsonb_build_object('id', escalation_id, 'outcome', outcome,
                      'kind', kind, 'topic', topic, 'findingCode', finding_code)
                      ORDER BY outcome, kind, escalation_id) AS seen
               FROM replay_escalation x
              WHERE (x.buyer, x.job_id, x.at_site) = (c.buyer, c.job_id, c.at_site)
                AND\s"""
          + EscalationReads.VISIBLE
          + """
      ) e ON true
      %s AND (c.open OR e.seen IS NOT NULL)
       ORDER BY coalesce(c.site_name, ''), c.at_site LIMIT %d""";

  private static final UUID NOWHERE = new UUID(0, 0);

  /**
   * An audit that would say something else.
   *
   * @param findingsNow null if it is not recorded for this supplier
   * @param findingsThen null if it would not be
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Audit(
      String audit,
      @Nullable String ratingNow,
      @Nullable String ratingThen,
      @Nullable Integer findingsNow,
      @Nullable Integer findingsThen) {

    @JsonIgnore
    public boolean isOfRating() {
      return !Objects.equals(ratingNow, ratingThen);
    }

    @JsonIgnore
    public boolean isOfFindings() {
      return !Objects.equals(findingsNow, findingsThen);
    }
  }

  /**
   * An escalation that would be otherwise.
   *
   * @param outcome RAISED, WITHDRAWN or CHANGED
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Escalation(
      UUID id, String outcome, String kind, @Nullable String topic, @Nullable String findingCode) {}

  /**
   * A message that would be sent, or the last one made again.
   *
   * @param outcome NEW, CHANGED, UNCHANGED or NOTHING
   * @param diff lines with a minus as sent last, with a plus as they would be; null where nothing
   *     differs
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Message(
      String connector, String document, String outcome, @Nullable List<String> diff) {}

  static SupplierChangeView from(ResultSet row, int number) throws SQLException {
    JsonNode parts = Columns.json(row, "parts");
    return new SupplierChangeView(
        Columns.uuid(row, "at_site"),
        row.getString("site_name"),
        row.getInt("documents"),
        of(parts, "audits", Audit.class),
        of(parts, "topicsGone", String.class),
        of(parts, "topicsNew", String.class),
        of(parts, "modulesNow", String.class),
        of(parts, "modulesThen", String.class),
        Columns.list(row, "escalations", Escalation.class),
        Columns.list(row, "messages", Message.class));
  }

  private static <T> List<T> of(JsonNode parts, String what, Class<T> type) {
    List<T> all = new ArrayList<>();
    for (JsonNode part : parts) {
      if (part.has(what)) {
        all.addAll(Columns.list(part.path(what), type));
      }
    }
    return all;
  }

  @JsonIgnore
  public boolean isNowhere() {
    return site.equals(NOWHERE);
  }

  /** Whether other modules would be recommended. */
  @JsonIgnore
  public boolean isOfModules() {
    return !modulesNow.equals(modulesThen);
  }
}
