package org.scorehub.web.queue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * Something that waits for a person.
 *
 * @param siteName as the organisation knows it; null if it has none or no site is known
 * @param code why it waits: kind of an escalation, of a review, a problem code, or the verdict of a
 *     decision; null of a pair and of a contradiction
 * @param topic canonical topic; null if none is known
 * @param words text of a finding, names of a pair, kind and key of a document, reason of a
 *     decision; null of escalations
 * @param amount how many matters wait at a site whose audits contradict one another; null of others
 * @param due the deadline that ends first; null without one
 * @param assignee null while nobody takes care of it
 */
record WorkItem(
    WorkKind kind,
    UUID id,
    @Nullable UUID siteId,
    @Nullable String siteName,
    @Nullable String code,
    @Nullable String topic,
    @Nullable String words,
    @Nullable Long amount,
    Instant since,
    @Nullable Instant due,
    @Nullable String assignee) {

  /** Where it is decided. */
  @JsonProperty
  public String page() {
    return kind.page(id);
  }

  /** What names it in a form. */
  public WorkReference reference() {
    return new WorkReference(kind, id);
  }

  static WorkItem from(ResultSet row, int number) throws SQLException {
    return new WorkItem(
        WorkKind.valueOf(row.getString("kind")),
        Columns.uuid(row, "id"),
        Columns.uuidOrNull(row, "site_id"),
        row.getString("site_name"),
        row.getString("code"),
        row.getString("topic"),
        row.getString("words"),
        row.getObject("amount", Long.class),
        Columns.instant(row, "since"),
        Columns.instantOrNull(row, "due"),
        row.getString("assignee"));
  }
}
