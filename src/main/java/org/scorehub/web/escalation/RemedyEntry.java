package org.scorehub.web.escalation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * What happened with a remedy.
 *
 * @param amount of a payment, in the remedy's currency; null for the rest
 * @param fileName of the proof handed in; null if none was
 * @param sha256 of that file, in hex
 * @param undoneBy null while it stands
 */
public record RemedyEntry(
    UUID id,
    Kind kind,
    @Nullable BigDecimal amount,
    @Nullable String note,
    @Nullable String fileName,
    @Nullable String mediaType,
    @Nullable String sha256,
    String madeBy,
    Instant madeAt,
    @Nullable String undoneBy,
    @Nullable Instant undoneAt) {

  /** What an entry says. */
  public enum Kind {
    /** Money reached the workers. */
    PAYMENT,
    /** A document shows it, or that redress other than money was given. */
    PROOF,
    /** Somebody checked the proof with its source. */
    VERIFICATION,
    /** It was not owed. */
    WITHDRAWAL
  }

  static final String COLUMNS =
      "id, remedy_id, kind, amount, note, file_name, media_type, sha256, made_by, made_at,"
          + " undone_by, undone_at";

  /** True unless it was taken back. */
  public boolean stands() {
    return undoneAt == null;
  }

  boolean is(Kind wanted) {
    return stands() && kind == wanted;
  }

  static RemedyEntry from(ResultSet row, int number) throws SQLException {
    return new RemedyEntry(
        Columns.uuid(row, "id"),
        Kind.valueOf(row.getString("kind")),
        row.getBigDecimal("amount"),
        row.getString("note"),
        row.getString("file_name"),
        row.getString("media_type"),
        Columns.hex(row, "sha256"),
        row.getString("made_by"),
        Columns.instant(row, "made_at"),
        row.getString("undone_by"),
        Columns.instantOrNull(row, "undone_at"));
  }
}
