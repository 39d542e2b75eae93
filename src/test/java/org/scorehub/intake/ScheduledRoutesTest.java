package org.scorehub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A scheduled route that waits for Kafka or another system is called again while it waits, unless
 * it says otherwise; what it then takes, it takes twice, or notes as done too soon.
 */
class ScheduledRoutesTest {

  private static final Pattern WAITS =
      Pattern.compile("\"to\":(?:\\{\"uri\":)?\"(?:kafka:|http:|sql:|direct:)");

  private record Scheduled(String id, JsonNode from) {}

  @TestFactory
  Stream<DynamicTest> finishBeforeTheyBeginAgain() throws IOException {
    List<Scheduled> routes = scheduled();
    assertThat(routes).hasSizeGreaterThan(4);
    return routes.stream()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.id(),
                    () ->
                        assertThat(route.from().at("/parameters/synchronous").asBoolean())
                            .isTrue()));
  }

  private static List<Scheduled> scheduled() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("routes/_shared"))) {
      return files.flatMap(ScheduledRoutesTest::scheduled).toList();
    }
  }

  private static Stream<Scheduled> scheduled(Path file) {
    try {
      Stream.Builder<Scheduled> found = Stream.builder();
      for (JsonNode part : new YAMLMapper().readTree(file.toFile())) {
        JsonNode template = part.path("routeTemplate");
        JsonNode route = template.isMissingNode() ? part.path("route") : template.path("route");
        JsonNode from = route.path("from");
        boolean waits = WAITS.matcher(from.path("steps").toString()).find();
        if (from.path("uri").asText().contains("scheduler:") && waits) {
          found.add(new Scheduled(route.path("id").asText(template.path("id").asText()), from));
        }
      }
      return found.build();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
