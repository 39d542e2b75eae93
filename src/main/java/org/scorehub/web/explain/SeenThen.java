package org.scorehub.web.explain;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * A document of the past by which to look at a value again.
 *
 * @param bundleId the files used then
 */
record SeenThen(UUID id, Instant at, String bundleId) {

  /** Of a row with {@code id}, {@code at} and {@code bundle_id}. */
  static SeenThen of(ResultSet row) throws SQLException {
    return new SeenThen(
        Columns.uuid(row, "id"), Columns.instant(row, "at"), row.getString("bundle_id"));
  }

  /** The value that stood there; null is none, as in a document that cannot be read. */
  Explained.Earlier with(@Nullable JsonNode document, String pointer) {
    JsonNode value = document == null ? null : document.at(JsonPointer.compile(pointer));
    boolean none = value == null || value.isMissingNode() || value.isNull();
    return new Explained.Earlier(id, at, bundleId, none ? null : value);
  }
}
