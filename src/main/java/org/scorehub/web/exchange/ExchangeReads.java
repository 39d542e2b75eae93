package org.scorehub.web.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.ExchangeState;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Listing;
import org.scorehub.web.Owner;
import org.scorehub.web.Reader;
import org.scorehub.web.escalation.EscalationReads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads exchanges of the caller's organisation, and of those it hands in documents for. Each read
 * runs under the rights of the organisation concerned.
 */
@Component
public class ExchangeReads {

  private final OrganisationDatabase database;
  private final Reader reader;

  ExchangeReads(OrganisationDatabase database, Reader reader) {
    this.database = database;
    this.reader = reader;
  }

  /** Newest first, also where newer ones than one are asked for: then those nearest to it. */
  Listing<JournalEntry> list(ExchangeFilter filter, int limit) {
    ExchangeQuery query = new ExchangeQuery(filter, reader.zone(), limit + 1);
    String sql =
        query.found()
            + "SELECT "
            + JournalEntry.COLUMNS
            + " FROM found JOIN exchange USING (id) ORDER BY id "
            + (query.isBackwards() ? "ASC" : "DESC");
    List<JournalEntry> rows =
        database.as(
            Owner.of(filter.organisation()),
            jdbc -> jdbc.sql(sql).params(query.parameters()).query(JournalEntry::from).list());
    Listing<JournalEntry> part = Listing.of(rows, limit, entry -> entry.summary().id());
    return query.isBackwards() ? reversed(part) : part;
  }

  private static Listing<JournalEntry> reversed(Listing<JournalEntry> part) {
    List<JournalEntry> items = new ArrayList<>(part.items());
    Collections.reverse(items);
    return new Listing<>(items, part.next());
  }

  /** Connectors, documents and transports of which there are exchanges, each sorted. */
  JournalKinds kinds(@Nullable String organisation) {
    return database.as(
        Owner.of(organisation),
        jdbc ->
            JournalKinds.of(
                jdbc.sql(
                        "WITH RECURSIVE "
                            + ExchangeQuery.KINDS
                            + " SELECT connector, document, transport FROM kind")
                    .query(
                        (row, n) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                    .list()));
  }

  public Optional<ExchangeDetail> find(UUID id) {
    return Caller.current().organisations().stream()
        .flatMap(owner -> find(owner, id).stream())
        .findFirst();
  }

  private Optional<ExchangeDetail> find(String owner, UUID id) {
    return database.as(
        owner,
        jdbc ->
            jdbc.sql("SELECT " + ExchangeDetail.COLUMNS + " FROM exchange WHERE id = ?")
                .param(id)
                .query(ExchangeDetail::from)
                .optional()
                .map(found -> children(jdbc, id).map(found::with).orElse(found)));
  }

  private static Optional<ExchangeChildren> children(JdbcClient jdbc, UUID parent) {
    return jdbc.sql("SELECT done_ordinal FROM bulk_split WHERE exchange_id = ?")
        .param(parent)
        .query(Long.class)
        .optional()
        .map(handedOn -> ExchangeChildren.of(handedOn, childrenByState(jdbc, parent)));
  }

  private static Map<ExchangeState, Long> childrenByState(JdbcClient jdbc, UUID parent) {
    Map<ExchangeState, Long> counts = new EnumMap<>(ExchangeState.class);
    jdbc.sql("SELECT state, count(*) FROM exchange WHERE parent_id = ? GROUP BY state")
        .param(parent)
        .query(
            row -> {
              counts.put(ExchangeState.valueOf(row.getString(1)), row.getLong(2));
            });
    return counts;
  }

  /** Copies the untouched bytes; holds one chunk in memory at a time. */
  public void copyRaw(ExchangeSummary exchange, OutputStream out, long most) throws IOException {
    long left = most;
    for (int seq = firstChunk(exchange); left > 0; seq++) {
      Optional<byte[]> chunk = chunk(exchange, seq);
      if (chunk.isEmpty()) {
        return;
      }
      int length = (int) Math.min(left, chunk.get().length);
      out.write(chunk.get(), 0, length);
      left -= length;
    }
  }

  /** The first bytes, for showing. */
  public byte[] head(ExchangeSummary exchange, int most) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      copyRaw(exchange, out, most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private int firstChunk(ExchangeSummary exchange) {
    return database.as(
        exchange.organisation(),
        jdbc ->
            jdbc.sql("SELECT coalesce(min(seq), 0) FROM payload WHERE exchange_id = ?")
                .param(exchange.id())
                .query(Integer.class)
                .single());
  }

  private Optional<byte[]> chunk(ExchangeSummary exchange, int seq) {
    return database.as(
        exchange.organisation(),
        jdbc ->
            jdbc.sql("SELECT bytes FROM payload WHERE exchange_id = ? AND seq = ?")
                .params(exchange.id(), seq)
                .query(byte[].class)
                .optional());
  }

  /** True if the exchange raised an escalation that is not for the caller's roles. */
  public boolean isConfidential(ExchangeSummary exchange) {
    return database.as(exchange.organisation(), jdbc -> hasHiddenEscalation(jdbc, exchange.id()));
  }

  private static boolean hasHiddenEscalation(JdbcClient jdbc, UUID id) {
    return jdbc.sql(
            "SELECT EXISTS (SELECT FROM escalation WHERE exchange_id = :id AND NOT "
                + EscalationReads.VISIBLE
                + ")")
        .param("id", id)
        .param("roles", EscalationReads.rolesOf(Caller.current()))
        .query(Boolean.class)
        .single();
  }
}
