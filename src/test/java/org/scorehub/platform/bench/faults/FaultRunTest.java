package org.scorehub.platform.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short fault run; {@code ./hub bench faults} is the long one. */
@Tag("long")
class FaultRunTest {

  private final Path folder;

  FaultRunTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void nothingIsLostDoubledOrOutOfOrderWhateverFails() throws InterruptedException, SQLException {
    long seed = Long.getLong("hub.faults.seed", 20_261_122L);
    FaultRun run =
        new FaultRun(
            RunOptions.brief(seed),
            Path.of("").toAbsolutePath(),
            folder,
            SmallDisk.none(),
            "left out",
            line -> {});
    Outcome outcome = run.run();
    assertThat(outcome.checks())
        .as(outcome.line())
        .allSatisfy(check -> assertThat(check.all()).as(check.check()).isEmpty());
    assertThat(outcome.kills()).as(outcome.line()).isEqualTo(3);
    assertThat(outcome.brokerFaults()).isEqualTo(1);
    assertThat(outcome.databaseFaults()).isEqualTo(1);
    assertThat(outcome.acknowledged()).isPositive();
    assertThat(outcome.arrivals()).isPositive();
  }
}
