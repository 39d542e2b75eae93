package org.scorehub.intake;

import java.time.Clock;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.connector.Translation;
import org.scorehub.journal.AlreadySettled;
import org.scorehub.journal.ExchangeJournal;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Records translated documents, a batch in one transaction. A batch that fails is rolled back and
 * its documents are recorded one by one; the one that fails again is quarantined. Only an
 * unavailable database is thrown to the route, which tries again.
 */
@Component("batchRecorder")
public final class BatchRecorder {

  private static final Logger log = LoggerFactory.getLogger(BatchRecorder.class);
  private static final int MAX_ATTEMPTS = 3;

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final RecordingTransaction transaction;
  private final ExchangeJournal journal;
  private final Translator translator;
  private final TranslationListeners listeners;
  private final Clock clock;

  BatchRecorder(
      PipelineDatabase database,
      RecordingTransaction transaction,
      ExchangeJournal journal,
      Translator translator,
      TranslationListeners listeners,
      Clock clock) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.transaction = transaction;
    this.journal = journal;
    this.translator = translator;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** Records a batch of documents that nobody has tried before. */
  public void record(List<TranslatedDocument> documents) {
    if (documents.isEmpty()) {
      return;
    }
    try {
      recordTogether(documents);
    } catch (RuntimeException e) {
      throwIfUnavailable(e);
      log.info("A batch of {} is recorded one by one: {}", documents.size(), e.getMessage());
      documents.forEach(this::recordAlone);
    }
    listeners.tell(documents);
  }

  /**
   * Works on documents that an earlier attempt left unsettled, one by one. One that has been tried
   * too often is parked unread: it may be what stopped the hub.
   */
  public void recordSuspects(List<ReceivedDocument> suspects) {
    for (ReceivedDocument suspect : suspects) {
      if (journal.countAttempt(suspect.buyer(), suspect.id()) > MAX_ATTEMPTS) {
        recordAlone(new TranslatedDocument(suspect, tooManyAttempts(), "", clock.instant()));
      } else {
        TranslatedDocument translated = translator.translate(suspect);
        recordAlone(translated);
        listeners.tell(List.of(translated));
      }
    }
  }

  private void recordTogether(List<TranslatedDocument> documents) {
    database
        .transactions()
        .executeWithoutResult(
            status -> transaction.run(documents, new Recording(jdbc, clock.instant())));
  }

  private void recordAlone(TranslatedDocument document) {
    try {
      recordTogether(List.of(document));
    } catch (AlreadySettled e) {
      log.debug("Exchange {} was settled by another instance", document.received().id());
    } catch (RuntimeException e) {
      throwIfUnavailable(e);
      if (e instanceof ConcurrencyFailureException) {
        throw e;
      }
      log.warn("Exchange {} cannot be recorded", document.received().id(), e);
      recordTogether(List.of(unrecordable(document, e)));
    }
  }

  private TranslatedDocument unrecordable(TranslatedDocument document, RuntimeException cause) {
    Problem problem =
        Problem.blocking(
            ProblemKind.UNMAPPABLE,
            "record.failed",
            "The document was read but could not be recorded: " + rootMessage(cause));
    return new TranslatedDocument(
        document.received(),
        new Translation.Quarantined(List.of(problem), List.of()),
        document.bundleId(),
        clock.instant());
  }

  private static Translation tooManyAttempts() {
    return new Translation.Quarantined(
        List.of(
            Problem.blocking(
                ProblemKind.MALFORMED,
                RecordingTransaction.PARKED,
                "The hub stopped "
                    + MAX_ATTEMPTS
                    + " times while working on this document; it is left unread")),
        List.of());
  }

  private static void throwIfUnavailable(RuntimeException e) {
    boolean unavailable =
        e instanceof DataAccessResourceFailureException
            || e instanceof TransactionException
            || (e instanceof TransientDataAccessException
                && !(e instanceof ConcurrencyFailureException));
    if (unavailable) {
      throw e;
    }
  }

  private static String rootMessage(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
