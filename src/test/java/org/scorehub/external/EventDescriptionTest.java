package org.scorehub.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/asyncapi.yaml} tells the truth. */
class EventDescriptionTest {

  private static final Path DESCRIPTION = Path.of("docs/asyncapi.yaml");
  private static final Path SOURCES = Path.of("src/main/java/org/scorehub");
  private static final Pattern EVENT_TYPE =
      Pattern.compile("\"(org\\.scorehub(?:\\.[a-z]+)+\\.v\\d+)\"");

  @Test
  void namesExactlyTheEventsThatTheHubSends() throws IOException {
    Set<String> described = new TreeSet<>();
    messages().forEach(message -> described.add(message.get("name").textValue()));
    assertThat(described).isEqualTo(sent());
  }

  @Test
  void pointsToSchemasThatExist() throws IOException {
    assertThat(messages())
        .allSatisfy(
            message -> {
              String schema = message.at("/payload/schema/$ref").textValue();
              assertThat(Path.of("docs").resolve(schema).normalize()).isRegularFile();
            });
  }

  private static JsonNode messages() throws IOException {
    return new YAMLMapper().readTree(DESCRIPTION.toFile()).at("/components/messages");
  }

  private static Set<String> sent() throws IOException {
    Set<String> types = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher type = EVENT_TYPE.matcher(Files.readString(file));
        while (type.find()) {
          types.add(type.group(1));
        }
      }
    }
    return types;
  }
}
