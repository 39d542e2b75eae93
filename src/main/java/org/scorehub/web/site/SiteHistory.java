package org.scorehub.web.site;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.springframework.stereotype.Component;

/** Where ids of sites lead, and how sites became one. */
@Component
public class SiteHistory {

  /**
   * A merge that the organisation knows of.
   *
   * @param oldId id of the site that was absorbed
   * @param into id of the site that stayed
   * @param undoneAt null while it stands
   * @param mine whether a person of this organisation decided it
   * @param byUser who; null if it was somebody else's decision
   */
  public record Merge(
      UUID changeId,
      UUID oldId,
      UUID into,
      Instant since,
      @Nullable Instant undoneAt,
      boolean mine,
      @Nullable String byUser,
      @Nullable String reason) {

    /** Whether it has not been undone. */
    public boolean stands() {
      return undoneAt == null;
    }
  }

  private final OrganisationDatabase database;

  SiteHistory(OrganisationDatabase database) {
    this.database = database;
  }

  /** The site that an id leads to: itself, or the one it was merged into. */
  public UUID current(UUID id) {
    return database.inOrganisation(
        jdbc -> jdbc.sql("SELECT hub_current_site(?)").param(id).query(UUID.class).single());
  }

  /** Merges into a site, directly or through others, and its own, latest first. */
  public List<Merge> merges(UUID site) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT * FROM hub_site_merges(?) ORDER BY since DESC, change_id")
                .param(site)
                .query(
                    (row, n) ->
                        new Merge(
                            Columns.uuid(row, "change_id"),
                            Columns.uuid(row, "old_id"),
                            Columns.uuid(row, "into_id"),
                            Columns.instant(row, "since"),
                            Columns.instantOrNull(row, "undone_at"),
                            row.getBoolean("mine"),
                            row.getString("by_user"),
                            row.getString("reason")))
                .list());
  }

  /** Old ids that lead to the site now. */
  public List<UUID> aliases(UUID site) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "SELECT DISTINCT old_id FROM hub_site_merges(:site) WHERE undone_at IS NULL"
                        + " AND old_id <> :site AND hub_current_site(old_id) = :site ORDER BY 1")
                .param("site", site)
                .query(UUID.class)
                .list());
  }
}
