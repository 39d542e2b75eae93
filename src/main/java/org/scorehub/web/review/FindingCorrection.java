package org.scorehub.web.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * Where a person placed findings.
 *
 * @param covers ISSUE: this finding; TEXT: all with its text; CODE: all with its code
 * @param was topic that the rules had given
 * @param issueId the finding that was looked at
 * @param reason in the person's words; null if none was given
 * @param appliedAt when issues and recommendations followed; null while they do
 * @param undoneAt null while it stands
 */
record FindingCorrection(
    UUID id,
    String covers,
    String scheme,
    @Nullable String code,
    @Nullable String text,
    @Nullable String language,
    String topic,
    String was,
    UUID issueId,
    @Nullable String reason,
    String madeBy,
    Instant madeAt,
    @Nullable Instant appliedAt,
    @Nullable String undoneBy,
    @Nullable Instant undoneAt,
    @Nullable Instant undoAppliedAt) {

  /** True unless it was undone. */
  @JsonIgnore
  public boolean stands() {
    return undoneAt == null;
  }

  static FindingCorrection from(ResultSet row, int number) throws SQLException {
    return new FindingCorrection(
        Columns.uuid(row, "id"),
        row.getString("covers"),
        row.getString("scheme"),
        row.getString("code"),
        row.getString("text"),
        row.getString("language"),
        row.getString("topic"),
        row.getString("was"),
        Columns.uuid(row, "issue_id"),
        row.getString("reason"),
        row.getString("made_by"),
        Columns.instant(row, "made_at"),
        Columns.instantOrNull(row, "applied_at"),
        row.getString("undone_by"),
        Columns.instantOrNull(row, "undone_at"),
        Columns.instantOrNull(row, "undo_applied_at"));
  }
}
