package org.scorehub.platform.bench.faults;

import java.time.Instant;
import java.util.List;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.proof.JournalVerification;
import org.scorehub.proof.Verdict;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Whether the journal is still what was sealed, as {@code ./hub verify-journal} finds out. */
final class ProofCheck {

  private ProofCheck() {}

  static Violations of(DatabaseSettings settings) {
    Violations violations = new Violations("the journal is what was sealed");
    SingleConnectionDataSource connection =
        new SingleConnectionDataSource(
            settings.jdbcUrl(), "scorehub_pipeline", settings.pipelinePassword(), true);
    try {
      Verdict verdict =
          new JournalVerification(PipelineDatabase.of(connection))
              .run(
                  Instant.EPOCH,
                  List.of(),
                  found -> violations.add(String.valueOf(found)),
                  compared -> {});
      if (!verdict.sound() && violations.isEmpty()) {
        violations.add("not sound: " + verdict);
      }
      return violations.counted(
          DocumentChecks.count(verdict.records(), "records under ")
              + DocumentChecks.count(verdict.seals(), "seals"));
    } finally {
      connection.destroy();
    }
  }
}
