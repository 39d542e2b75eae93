package org.scorehub.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.delivery.MessageComparison;
import org.scorehub.identity.SiteStructure;
import org.scorehub.intake.RepeatedDocument;
import org.scorehub.intake.RepeatedRecording;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.journal.Settlement;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Records documents that read otherwise, looks at what is different then, and takes it back. Those
 * of several suppliers are recorded in one transaction, each supplier's in the order of receipt:
 * together, as new ones are that come together, but those about the same audit or record one after
 * the other. Where that fails, they are tried by supplier, and then one by one.
 */
@Component
final class WholeTrial {

  /**
   * What came of it.
   *
   * @param settled by exchange
   * @param changes of suppliers; none is empty
   * @param messages that would be sent, to whomever
   */
  record Result(
      Map<UUID, Reread.Settled> settled,
      List<SupplierChange> changes,
      List<MessageComparison.Message> messages) {

    static Result nothing() {
      return new Result(new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(Result other) {
      settled.putAll(other.settled());
      changes.addAll(other.changes());
      messages.addAll(other.messages());
    }
  }

  /** What stood in the database before it was taken back. */
  private record Seen(
      NavigableSet<UUID> sites,
      List<Settlement> settlements,
      Map<UUID, SupplierState> states,
      List<MessageComparison.Message> messages) {}

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final RepeatedRecording recording;
  private final SupplierStates states;
  private final MessageComparison messages;

  WholeTrial(
      PipelineDatabase database,
      RepeatedRecording recording,
      SupplierStates states,
      MessageComparison messages) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.recording = recording;
    this.states = states;
    this.messages = messages;
  }

  /**
   * Tries groups of documents, each group of one supplier in the order of receipt.
   *
   * @param tried candidate files; null if the documents were read by others
   */
  Result of(
      String buyer,
      List<List<Selected>> groups,
      Map<UUID, Reread> read,
      @Nullable Connector tried) {
    List<List<Selected>> otherwise =
        groups.stream()
            .map(
                group ->
                    group.stream().filter(one -> read.get(one.id()) instanceof Reread.Otherwise))
            .map(Stream::toList)
            .filter(group -> !group.isEmpty())
            .toList();
    return otherwise.isEmpty() ? Result.nothing() : attempt(buyer, otherwise, read, tried);
  }

  private Result attempt(
      String buyer,
      List<List<Selected>> groups,
      Map<UUID, Reread> read,
      @Nullable Connector tried) {
    try {
      return together(buyer, groups, read, tried);
    } catch (RuntimeException e) {
      throwIfUnavailable(e);
      List<List<List<Selected>>> parts = smaller(groups);
      if (parts.isEmpty()) {
        return failed(groups.get(0).get(0), e);
      }
      Result result = Result.nothing();
      parts.forEach(part -> result.add(attempt(buyer, part, read, tried)));
      return result;
    }
  }

  private static List<List<List<Selected>>> smaller(List<List<Selected>> groups) {
    if (groups.size() > 1) {
      return groups.stream().map(List::of).toList();
    }
    List<Selected> only = groups.get(0);
    return only.size() == 1 ? List.of() : only.stream().map(one -> List.of(List.of(one))).toList();
  }

  private static Result failed(Selected one, RuntimeException e) {
    Result result = Result.nothing();
    result
        .settled()
        .put(one.id(), Reread.failed(one.id(), "it could not be recorded: " + e.getMessage()));
    return result;
  }

  private static void throwIfUnavailable(RuntimeException e) {
    if (e instanceof DataAccessResourceFailureException
        || e instanceof TransactionException
        || (e instanceof TransientDataAccessException
            && !(e instanceof ConcurrencyFailureException))) {
      throw e;
    }
  }

  private Result together(
      String buyer,
      List<List<Selected>> groups,
      Map<UUID, Reread> read,
      @Nullable Connector tried) {
    List<UUID> ids = groups.stream().flatMap(List::stream).map(Selected::id).toList();
    Seen then =
        Objects.requireNonNull(
            database
                .transactions()
                .execute(
                    status -> {
                      status.setRollbackOnly();
                      return record(buyer, groups, ids, read, tried);
                    }));
    Map<UUID, SupplierState> now = states.of(buyer, then.sites(), ids);
    Map<UUID, Integer> documents = documents(then.settlements());
    Result result = Result.nothing();
    then.settlements().forEach(s -> result.settled().put(s.id(), settled(s)));
    for (UUID site : then.sites()) {
      SupplierChange change =
          SupplierChange.between(
              site,
              documents.getOrDefault(site, 0),
              now.getOrDefault(site, SupplierState.empty()),
              then.states().getOrDefault(site, SupplierState.empty()));
      if (!change.isEmpty()) {
        result.changes().add(change);
      }
    }
    result.messages().addAll(then.messages());
    return result;
  }

  private Seen record(
      String buyer,
      List<List<Selected>> groups,
      List<UUID> ids,
      Map<UUID, Reread> read,
      @Nullable Connector tried) {
    NavigableSet<UUID> sites = new TreeSet<>();
    groups.forEach(
        group -> group.stream().map(Selected::site).filter(Objects::nonNull).forEach(sites::add));
    lock(sites);
    List<List<RepeatedDocument>> documents =
        groups.stream()
            .map(group -> group.stream().map(one -> document(read, one)).toList())
            .toList();
    List<Settlement> settlements = new ArrayList<>();
    SupplierGroups.waves(documents, document -> document.received().nativeKey())
        .forEach(wave -> settlements.addAll(recording.record(wave)));
    settlements.stream().map(Settlement::siteId).filter(Objects::nonNull).forEach(sites::add);
    List<MessageComparison.Message> due = messages.due(sites, tried);
    sites.add(SupplierStates.NOWHERE);
    return new Seen(sites, settlements, states.of(buyer, sites, ids), due);
  }

  private static RepeatedDocument document(Map<UUID, Reread> read, Selected one) {
    return ((Reread.Otherwise) Objects.requireNonNull(read.get(one.id()))).document();
  }

  /** In the order in which recording locks them, before any of it does. */
  private void lock(NavigableSet<UUID> sites) {
    SiteStructure.hold(jdbc);
    jdbc.query(
        "SELECT id FROM site WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE",
        row -> {},
        (Object) sites.toArray(UUID[]::new));
  }

  private static Map<UUID, Integer> documents(List<Settlement> settlements) {
    Map<UUID, Integer> counts = new HashMap<>();
    for (Settlement one : settlements) {
      UUID site = one.siteId() == null ? SupplierStates.NOWHERE : one.siteId();
      counts.merge(Objects.requireNonNull(site), 1, Integer::sum);
    }
    return counts;
  }

  private static Reread.Settled settled(Settlement one) {
    int last = one.stages().size() - 1;
    return new Reread.Settled(
        one.id(),
        one.state().name(),
        Reread.codes(one.problems()),
        last < 0 ? null : one.stages().get(last).detail());
  }
}
