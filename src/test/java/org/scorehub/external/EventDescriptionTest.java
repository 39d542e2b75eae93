package org.scorehub.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scorehub.standing.ChangeKind;

/** {@code docs/asyncapi.yaml} tells the truth. */
class EventDescriptionTest {

  private static final Path SOURCES = Path.of("src/main/java/org/scorehub");
  private static final Pattern EVENT_TYPE =
      Pattern.compile("\"(org\\.scorehub(?:\\.[a-z]+)+\\.v\\d+)\"");

  private final EventDescription description = EventDescription.read();

  @Test
  void namesExactlyTheEventsThatTheHubSends() throws IOException {
    Set<String> described = new TreeSet<>();
    description.messages("buyer").forEach(event -> described.add(event.get("name").textValue()));
    assertThat(described).isEqualTo(sent());
  }

  @Test
  void pointsToSchemasThatExist() {
    assertThat(description.messages("buyer"))
        .allSatisfy(
            message -> {
              String schema = message.at("/payload/schema/$ref").textValue();
              assertThat(Path.of("docs").resolve(schema).normalize()).isRegularFile();
            });
  }

  @Test
  void describesEachMessageInItsChannel() {
    assertThat(description.messages("buyer").size() + description.messages("supplierNews").size())
        .isEqualTo(description.messages());
  }

  @Test
  void knowsEveryKindOfChangeThatADigestTells() {
    assertThat(description.schema("changeOfDigest").at("/properties/kind/enum"))
        .extracting(JsonNode::textValue)
        .containsExactlyElementsOf(
            Arrays.stream(ChangeKind.values()).map(ChangeKind::name).toList());
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
