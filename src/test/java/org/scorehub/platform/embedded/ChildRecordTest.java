package org.scorehub.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildRecordTest {

  private static final ChildRecord THIS = ChildRecord.of(ProcessHandle.current());

  private final Path temporary;

  ChildRecordTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  @Test
  void findsTheProcessItWasWrittenFor() throws IOException {
    Path file = temporary.resolve("record.json");
    THIS.write(file);

    assertThat(ChildRecord.read(file).flatMap(ChildRecord::process))
        .contains(ProcessHandle.current());
  }

  @Test
  void ignoresAnotherProcessUnderTheSamePid() {
    ChildRecord earlier = new ChildRecord(THIS.pid(), THIS.started().minus(Duration.ofHours(1)));

    assertThat(earlier.process()).isEmpty();
  }

  @Test
  void ignoresADamagedFile() throws IOException {
    Path file = Files.writeString(temporary.resolve("record.json"), "{\"pid\": 12");

    assertThat(ChildRecord.read(file)).isEmpty();
  }
}
