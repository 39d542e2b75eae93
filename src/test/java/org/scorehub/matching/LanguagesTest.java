package org.scorehub.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.canonical.avro.SeverityLevel;

/** Findings in the languages factories write in, by the labelled sets beside. */
class LanguagesTest {

  private static final Path FOLDER = Path.of("src/test/resources/org/scorehub/matching");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double LEAST_RIGHT = 0.82;

  private final Matcher matcher = new Matcher(ProjectRules.RULES);

  @ParameterizedTest
  @ValueSource(strings = {"zh", "zh-hant", "vi", "es", "pt", "tr", "id", "bn", "hi", "fr", "it"})
  void readsFindingsOfEveryLanguage(String set) throws IOException {
    List<JsonNode> clear =
        Files.readAllLines(FOLDER.resolve("findings-" + set + ".jsonl")).stream()
            .map(LanguagesTest::json)
            .filter(finding -> finding.get("ambiguous").asText().equals("no"))
            .toList();
    List<String> wrong = clear.stream().filter(f -> !isRight(f)).map(JsonNode::toString).toList();
    assertThat(wrong)
        .as("answered wrongly of %d", clear.size())
        .hasSizeLessThan((int) Math.ceil(clear.size() * (1 - LEAST_RIGHT)));
  }

  private boolean isRight(JsonNode finding) {
    String text = finding.get("text").asText();
    String language = finding.get("lang").asText();
    Match match =
        matcher.match(
            new FindingSignal(
                null, null, null, SeverityLevel.UNRATED, null, text, language, false));
    String answer =
        match.escalate() && match.primary().equals(ScoreModule.NONE) ? "ESC" : match.primary();
    return (answer.equals("HRM") ? "HR" : answer).equals(finding.get("primary").asText());
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
