package org.scorehub.intake;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.connector.InboundDocument;
import org.scorehub.document.TableReader;
import org.scorehub.journal.ExchangeIds;
import org.scorehub.journal.ExchangeJournal;
import org.scorehub.journal.ExchangeState;
import org.scorehub.journal.PayloadArchive;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.journal.Settlement;
import org.scorehub.journal.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Splits received tables into their children, several tables side by side, a batch of each at a
 * time. A table is read under a lease. How far it came is noted when the broker has a batch, so
 * that whoever goes on after a stop leaves none out, and repeats at most one batch, whose exchanges
 * are known by their ids.
 */
@Component("tableSplits")
public final class TableSplits {

  private static final Logger log = LoggerFactory.getLogger(TableSplits.class);
  private static final int MAX_OPEN = 4;
  private static final int MAX_ATTEMPTS = 3;

  /** So many children of one table wait at most, that other documents do not wait behind them. */
  private static final long MAX_WAITING = 5_000;

  private final PipelineDatabase database;
  private final SplitClaims claims;
  private final ExchangeJournal journal;
  private final ExchangeIds ids;
  private final PayloadArchive archive;
  private final TableDocuments documents;
  private final TableChild child;
  private final TranslationListeners listeners;
  private final CamelContext camel;
  private final Clock clock;
  private final Map<UUID, TableSplit> open = new ConcurrentHashMap<>();

  /** Tables that are open or being opened. */
  private final Map<UUID, SplitClaims.Claim> held = new ConcurrentHashMap<>();

  TableSplits(
      PipelineDatabase database,
      ExchangeJournal journal,
      ExchangeIds ids,
      PayloadArchive archive,
      TableDocuments documents,
      TableChild child,
      TranslationListeners listeners,
      CamelContext camel,
      Clock clock) {
    this.database = database;
    this.claims = new SplitClaims(database);
    this.journal = journal;
    this.ids = ids;
    this.archive = archive;
    this.documents = documents;
    this.child = child;
    this.listeners = listeners;
    this.camel = camel;
    this.clock = clock;
  }

  /** The body becomes the next children of all tables that this instance splits; often none. */
  public synchronized void take(Exchange exchange) {
    if (open.size() < MAX_OPEN) {
      claims.take(MAX_OPEN - open.size()).forEach(this::begin);
    }
    List<ReceivedDocument> children = new ArrayList<>();
    open.values().forEach(split -> children.addAll(next(split)));
    exchange.setProperty("hub.more", !children.isEmpty());
    exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, !children.isEmpty());
    Iterable<Message> messages = () -> children.stream().map(this::message).iterator();
    exchange.getMessage().setBody(messages);
  }

  /** The broker has what was taken. */
  public synchronized void confirm() {
    for (TableSplit split : open.values()) {
      if (split.read() > split.done()) {
        if (claims.advance(split.claim(), split.read())) {
          split.advance();
        } else {
          log.info("Table {} is split by another instance", split.claim().id());
          drop(split.claim());
        }
      }
    }
  }

  /** Keeps the tables that are open; called while {@link #take} may be at work on a long one. */
  public void renew() {
    if (!held.isEmpty()) {
      claims.renew(held.values());
    }
  }

  private Message message(ReceivedDocument document) {
    Message message = new DefaultMessage(camel);
    InboundRecord.write(document, message);
    return message;
  }

  private void begin(SplitClaims.Claim claim) {
    held.put(claim.id(), claim);
    try {
      open(claim);
    } catch (RuntimeException e) {
      putOff(claim, e);
    }
  }

  private void open(SplitClaims.Claim claim) {
    if (claim.attempts() > MAX_ATTEMPTS) {
      end(
          claim,
          ExchangeState.PARKED,
          List.of(tooManyAttempts()),
          "left after " + claim.done() + " children");
      return;
    }
    Optional<InboundDocument> document = documents.find(claim);
    Optional<TableReader> reader = document.flatMap(InboundDocument::table);
    if (document.isEmpty() || reader.isEmpty()) {
      end(claim, ExchangeState.QUARANTINED, List.of(unknownDocument(claim)), "not read");
      return;
    }
    open.put(
        claim.id(),
        new TableSplit(
            claim,
            reader.get(),
            archive.source(claim.buyer(), claim.id()),
            found -> child.of(claim, document.get(), found)));
  }

  private List<ReceivedDocument> next(TableSplit split) {
    try {
      if (tooManyWait(split)) {
        return List.of();
      }
      List<ReceivedDocument> batch = split.batch();
      if (batch.isEmpty()) {
        finish(split);
      }
      return batch;
    } catch (RuntimeException e) {
      putOff(split.claim(), e);
      return List.of();
    }
  }

  /** Its lease runs out, and then it is tried again. */
  private void putOff(SplitClaims.Claim claim, RuntimeException cause) {
    if (cause instanceof DataAccessException || cause instanceof UncheckedIOException) {
      log.warn("Table {} cannot be read at the moment: {}", claim.id(), cause.toString());
    } else {
      log.warn("Table {} cannot be split", claim.id(), cause);
    }
    drop(claim);
  }

  private boolean tooManyWait(TableSplit split) {
    SplitClaims.Claim claim = split.claim();
    long before = split.done() - MAX_WAITING;
    return before > 0
        && !journal.isSettled(claim.buyer(), ids.child(claim.id(), before, claim.buyer()));
  }

  private void finish(TableSplit split) {
    List<Problem> problems = split.problems();
    boolean refused = problems.stream().anyMatch(Problem::blocking);
    end(
        split.claim(),
        refused ? ExchangeState.QUARANTINED : ExchangeState.SPLIT,
        problems,
        split.done() == 1 ? "1 child" : split.done() + " children");
    if (refused && !split.columns().isEmpty()) {
      listeners.tellOfHeader(split.claim(), documents.find(split.claim()), split.columns());
    }
  }

  private void end(
      SplitClaims.Claim claim, ExchangeState state, List<Problem> problems, String detail) {
    String outcome = state.name().toLowerCase(Locale.ROOT);
    Settlement settlement =
        new Settlement(
            claim.id(),
            claim.buyer(),
            state,
            claim.bundleId(),
            null,
            null,
            problems,
            List.of(),
            List.of(new Stage("split", clock.instant(), outcome, detail, null)));
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              if (claims.finish(claim)) {
                journal.endSplitting(settlement);
              }
            });
    drop(claim);
  }

  private void drop(SplitClaims.Claim claim) {
    held.remove(claim.id());
    TableSplit split = open.remove(claim.id());
    if (split != null) {
      split.close();
    }
  }

  private static Problem tooManyAttempts() {
    return Problem.blocking(
        ProblemKind.MALFORMED,
        RecordingTransaction.PARKED,
        "The hub tried "
            + MAX_ATTEMPTS
            + " times to read on in this table and could not; the rest is left unread");
  }

  private static Problem unknownDocument(SplitClaims.Claim claim) {
    return Problem.blocking(
        ProblemKind.UNMAPPABLE,
        "connector.unknown-document",
        "No connector reads the table " + claim.connector() + "/" + claim.document());
  }

  /** Lets another instance go on at once. */
  @jakarta.annotation.PreDestroy
  synchronized void stop() {
    List.copyOf(held.values()).forEach(this::drop);
    claims.releaseAll();
  }
}
