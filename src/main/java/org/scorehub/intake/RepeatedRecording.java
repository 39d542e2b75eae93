package org.scorehub.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.journal.Settlement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Records a document that has been worked on before, as a batch records a new one: by the same
 * recorders, under the same locks. Nothing later is overwritten, and what is as before changes
 * nothing.
 */
@Component
public final class RepeatedRecording {

  private final JdbcTemplate jdbc;
  private final RecordingTransaction transaction;
  private final Clock clock;

  RepeatedRecording(PipelineDatabase database, RecordingTransaction transaction, Clock clock) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Records within the caller's transaction, which holds the exchange.
   *
   * @return what the journal is to be told
   */
  public Settlement record(RepeatedDocument document) {
    return record(List.of(document)).get(0);
  }

  /**
   * Records several within the caller's transaction, at most one about each thing.
   *
   * @return what the journal is to be told of each, in their order
   */
  public List<Settlement> record(List<RepeatedDocument> documents) {
    Instant now = clock.instant();
    Map<UUID, Earlier> earlier = new HashMap<>();
    documents.forEach(document -> earlier.put(document.received().id(), document.earlier()));
    Recording recording = new Recording(jdbc, now, earlier);
    transaction.run(
        documents.stream()
            .map(d -> new TranslatedDocument(d.received(), d.translation(), d.bundleId(), now))
            .toList(),
        recording);
    return recording.settlements();
  }
}
