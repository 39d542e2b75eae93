package org.scorehub.web.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.ExchangeState;
import org.scorehub.web.Columns;

/**
 * One document's exchange, in a list.
 *
 * @param organisation who handed it in
 * @param size bytes as received
 * @param nativeKey the document's own key; null if it could not be read
 * @param siteId the site it is about; null until known
 * @param problemCodes codes of its problems, each once
 * @param fileName name of the file it came in; null if none was given
 * @param parent the table that it is a row of; null if of none
 * @param sheet sheet of the table; null if it has none
 * @param row row that it begins in, from 1; null unless it has a parent
 * @param publishedAt when its events were on the log; null until then
 */
public record ExchangeSummary(
    UUID id,
    String organisation,
    String connector,
    String document,
    String transport,
    ExchangeState state,
    long size,
    @Nullable String nativeKey,
    @Nullable UUID siteId,
    List<String> problemCodes,
    Instant receivedAt,
    @Nullable Instant publishedAt,
    @Nullable String fileName,
    @Nullable UUID parent,
    @Nullable String sheet,
    @Nullable Long row) {

  public static final String COLUMNS =
      "id, buyer, connector, document, transport, state, size, native_key, site_id, problem_codes,"
          + " received_at, published_at, file_name, parent_id, sheet, first_row";

  public ExchangeSummary {
    problemCodes = List.copyOf(problemCodes);
  }

  public static ExchangeSummary from(ResultSet row, int number) throws SQLException {
    return new ExchangeSummary(
        Columns.uuid(row, "id"),
        row.getString("buyer"),
        row.getString("connector"),
        row.getString("document"),
        row.getString("transport"),
        ExchangeState.valueOf(row.getString("state")),
        row.getLong("size"),
        row.getString("native_key"),
        Columns.uuidOrNull(row, "site_id"),
        Columns.texts(row, "problem_codes").stream().distinct().toList(),
        Columns.instant(row, "received_at"),
        Columns.instantOrNull(row, "published_at"),
        row.getString("file_name"),
        Columns.uuidOrNull(row, "parent_id"),
        row.getString("sheet"),
        row.getObject("first_row", Long.class));
  }
}
