package org.scorehub.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scorehub.document.TestSchemas.utf8;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentReadingTest {

  @Test
  void oneReaderServesManyThreads() {
    DocumentReader reader = TestSchemas.auditReader();
    byte[] good = utf8(TestSchemas.goodAudit());
    byte[] bad = utf8(TestSchemas.goodAudit().replace("yes", "maybe"));

    boolean allAsExpected =
        IntStream.range(0, 4_000)
            .parallel()
            .allMatch(
                i ->
                    reader.read(i % 5 == 0 ? bad : good).problems().size() == (i % 5 == 0 ? 1 : 0));

    assertThat(allAsExpected).isTrue();
  }
}
