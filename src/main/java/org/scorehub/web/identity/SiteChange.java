package org.scorehub.web.identity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * A change of sites that somebody of the organisation asked for or looked at beforehand.
 *
 * @param kind MERGE, SPLIT or UNDO
 * @param stays the site that stays
 * @param other the one absorbed, given back or new
 * @param undoes the merge that is undone; null for other kinds
 * @param state ASKED, PLANNED (a preview), DONE or REFUSED
 * @param seen of the plan, to be sent back with the decision
 * @param plan what moves, what is joined, who is told; null until the hub has worked it out
 * @param problem why it was refused; null unless it was
 * @param undone whether it has been undone since
 */
record SiteChange(
    UUID id,
    String kind,
    UUID stays,
    UUID other,
    @Nullable UUID undoes,
    String state,
    @Nullable String reason,
    String askedBy,
    Instant askedAt,
    @Nullable Instant doneAt,
    @Nullable String seen,
    @Nullable JsonNode plan,
    @Nullable String problem,
    boolean undone) {

  static final String SELECT = "SELECT * FROM site_change ";

  static SiteChange from(ResultSet row, int number) throws SQLException {
    return new SiteChange(
        Columns.uuid(row, "id"),
        row.getString("kind"),
        Columns.uuid(row, "stays_id"),
        Columns.uuid(row, "other_id"),
        Columns.uuidOrNull(row, "undoes"),
        row.getString("state"),
        row.getString("reason"),
        row.getString("asked_by"),
        Columns.instant(row, "asked_at"),
        Columns.instantOrNull(row, "done_at"),
        row.getString("plan_seen"),
        Columns.jsonOrNull(row, "plan"),
        row.getString("problem"),
        Columns.uuidOrNull(row, "undone_by") != null);
  }

  /** Whether the hub has not come to it yet. */
  @JsonIgnore
  public boolean isPending() {
    return state.equals("ASKED");
  }

  /** Whether it was refused. */
  @JsonIgnore
  public boolean isRefused() {
    return state.equals("REFUSED");
  }

  /** A merge that stands and can be undone. */
  @JsonIgnore
  public boolean isStandingMerge() {
    return kind.equals("MERGE") && state.equals("DONE") && !undone;
  }

  /** The plan for a page; empty until there is one. */
  @JsonIgnore
  public List<SitePlan> plans() {
    return plan == null ? List.of() : List.of(SitePlan.of(plan));
  }
}
