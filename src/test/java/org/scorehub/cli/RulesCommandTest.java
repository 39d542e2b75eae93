package org.scorehub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  RulesCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path saved(String rows) throws IOException {
    return Files.writeString(folder.resolve("matching-rules.csv"), rows);
  }

  private static String rules() throws IOException {
    return Files.readString(PROJECT.resolve("mappings/score/matching-rules.csv"));
  }

  @Test
  void saysThatTheProjectsRulesWork() throws IOException {
    assertThat(RulesCheckCommand.run(PROJECT, List.of(), false, out)).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8)).contains("work:", "topics");
  }

  @Test
  void namesFileLineAndColumnOfEveryProblem() throws IOException {
    Path file = saved(rules() + "nothing,WC,NONE,perhaps,why,DERIVED\n");
    assertThat(RulesCheckCommand.run(PROJECT, List.of(file), false, out)).isEqualTo(Hub.BAD_INPUT);
    long line = rules().lines().count() + 1;
    assertThat(out.toString(UTF_8).lines())
        .hasSizeGreaterThan(1)
        .allMatch(l -> l.startsWith("mappings/score/matching-rules.csv:" + line + ":"));
  }

  @Test
  void previewsTheRuleOfEachTopicWithoutAHub() throws IOException {
    saved(rules().replaceAll("(?m)^fire_equipment,.*$", "fire_equipment,HRM,NONE,yes,t,DERIVED"));
    int code = RulesPreviewCommand.offline(PROJECT, List.of(folder), false, out, err);
    assertThat(code).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8).lines().toList())
        .hasSize(2)
        .anyMatch(l -> l.startsWith("fire_equipment") && l.endsWith("HRM/NONE escalate"));
  }

  @Test
  void takesNoFileThatIsNoRuleFile() throws IOException {
    Path other = Files.writeString(folder.resolve("other.csv"), "a\n");
    assertThatThrownBy(() -> RulesCheckCommand.run(PROJECT, List.of(other), false, out))
        .isInstanceOf(HubFailure.class)
        .hasMessageContaining("other.csv");
  }
}
