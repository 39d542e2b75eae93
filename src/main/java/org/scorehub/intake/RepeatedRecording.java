package org.scorehub.intake;

import java.time.Clock;
import java.util.List;
import org.scorehub.connector.Translation;
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
   * @param received as it was received; its bytes are archived and may be null
   * @param bundleId files it was translated with
   * @return what the journal is to be told
   */
  public Settlement record(
      ReceivedDocument received, Earlier earlier, Translation translation, String bundleId) {
    Recording recording = new Recording(jdbc, clock.instant(), earlier);
    transaction.run(
        List.of(new TranslatedDocument(received, translation, bundleId, clock.instant())),
        recording);
    return recording.settlements().get(0);
  }
}
