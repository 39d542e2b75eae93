package org.scorehub.connector.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.Position;

/**
 * A place that decides a value.
 *
 * @param path native path such as {@code /audit/question[3]/@code}, of what is sent the JSON
 *     pointer in the canonical record
 * @param value as text; null if the place is not there
 * @param sheet name of the sheet; null if there are none
 * @param line line or row of the sheet, from 1; null if unknown
 * @param column column, from 1; null if unknown
 * @param offset in bytes, from 0; null if unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
    String path,
    @Nullable String value,
    @Nullable String sheet,
    @Nullable Integer line,
    @Nullable Integer column,
    @Nullable Long offset) {

  static Source of(String path, @Nullable String value, @Nullable Position at) {
    return at == null
        ? new Source(path, value, null, null, null, null)
        : new Source(
            path,
            value,
            at.sheet(),
            at.line() > 0 ? at.line() : null,
            at.column() > 0 ? at.column() : null,
            at.offset() >= 0 ? at.offset() : null);
  }
}
