package org.scorehub.platform.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.Translation;

class BareTranslationTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final InboundDocument AUDITS = TranslateBench.audits(ROOT);

  static Stream<byte[]> samples() {
    byte[] example = read(ROOT.resolve(TranslateBench.SAMPLE));
    return Stream.concat(
        Stream.of(example),
        SampleAudit.make(example, 30, 25, Instant.parse("2026-01-31T08:00:00Z")).stream()
            .map(SampleAudit::xml));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void baselinesWriteWhatTheHubWrites(byte[] xml) {
    BareTranslation bare = new BareTranslation(ROOT);
    byte[] ours = AvroCodec.encode(translated(xml).canonical());

    assertThat(bare.byJackson(xml)).isEqualTo(ours);
    assertThat(bare.byStreaming(xml)).isEqualTo(ours);
  }

  @Test
  void samplesHaveFindingsThatNoListKnowsAndSitesWithoutIdentifier() {
    byte[] example = read(ROOT.resolve(TranslateBench.SAMPLE));
    List<SampleAudit> samples = SampleAudit.make(example, 40, 40, Instant.EPOCH);

    assertThat(samples)
        .allSatisfy(
            sample ->
                assertThat(translated(sample.xml()).problems())
                    .extracting(problem -> problem.code())
                    .containsOnly("topic.unmapped")
                    .hasSize(5));
    assertThat(samples)
        .filteredOn(
            sample ->
                !new String(sample.xml(), java.nio.charset.StandardCharsets.UTF_8)
                    .contains("siteId"))
        .hasSize(2);
  }

  private static Translation.Translated translated(byte[] xml) {
    return (Translation.Translated) AUDITS.translate(xml);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
