package org.scorehub.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.activation.FileChange.Change;
import org.scorehub.intake.fetch.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Two hubs on one database, which run what a person activates. */
class RecordedActivationTest {

  private static final String ID = "source";
  private static final String MAPPING = "mappings/source/item.in.jslt";
  private static final String ROUTE = "routes/source/echo.camel.yaml";
  private static final Path PROJECT = Path.of("").toAbsolutePath();

  private final Path root;
  private final ProjectFiles files;

  RecordedActivationTest(@TempDir Path root) throws IOException {
    this.root = root;
    this.files = new ProjectFiles(root);
    for (String folder :
        List.of("mappings/_shared", "mappings/canonical", "mappings/score", "schemas/hub")) {
      FileSystemUtils.copyRecursively(PROJECT.resolve(folder), root.resolve(folder));
    }
    files.save(
        "routes/_shared/echo.camel.yaml",
        """
        - routeTemplate:
            id: echo
            parameters:
              - name: connector
                description: Connector id
              - name: says
                description: What it answers
            from:
              uri: direct:{{connector}}
              steps:
                - setBody:
                    constant: "{{says}}"
        """);
    files.save(
        "routes/source/connector.yaml",
        """
        id: source
        title: A source
        scheme: invented
        summary: Is activated, for the tests of activation.
        profile: {status: profile, note: This is invented for tests and is no document of anybody.}
        audience: buyer
        documents:
          item:
            title: An item
            direction: in
            format: json
            schema: schemas/source/item.schema.json
            canonical: Site
            key: /name
            mapping: mappings/source/item.in.jslt
            limits: {maxBytes: 20000, maxDepth: 16, maxNodes: 1000}
        """);
    files.save(
        "schemas/source/item.schema.json",
        "{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}}");
    files.save(MAPPING, "{\"name\": .name}");
    files.save("mappings/source/examples/item/one/input.json", "{\"name\": \"Mill\"}");
    files.save(
        "mappings/source/examples/item/one/expected.json",
        "{\"identifiers\": [], \"name\": \"Mill\"}");
    says("first");
  }

  private void says(String text) {
    files.save(
        ROUTE,
        """
        - templatedRoute:
            routeTemplateRef: echo
            routeId: source.echo
            parameters:
              - name: connector
                value: source
              - name: says
                value: %s
        """
            .formatted(text));
  }

  @BeforeEach
  @AfterEach
  void forget() {
    try (var pool = TestDatabase.pool()) {
      JdbcClient.create(pool).sql("DELETE FROM bundle_activation").update();
    }
  }

  private static void until(Callable<Boolean> state) {
    await().atMost(Duration.ofSeconds(20)).until(state);
  }

  @Test
  void isFollowedByAllInstancesAndGoesBackByteForByte() throws Exception {
    try (Instance one = new Instance(root);
        Instance other = new Instance(root)) {
      String before = one.runs(ID);
      assertThat(other.runs(ID)).isEqualTo(before);
      assertThat(one.says(ID)).isEqualTo("first");

      says("second");
      Candidate candidate = one.candidates.of(ID);
      assertThat(candidate.changes()).containsExactly(new FileChange(ROUTE, Change.CHANGED));
      assertThat(one.says(ID)).as("files alone change nothing").isEqualTo("first");

      one.activator.activate(ID, "mary", "says it better", candidate.bundle(), false);
      assertThat(one.says(ID)).isEqualTo("second");
      until(() -> other.says(ID).equals("second"));
      assertThat(other.runs(ID)).isEqualTo(candidate.bundle());

      other.activator.rollBack(ID, "mary", null, null);
      assertThat(other.says(ID)).isEqualTo("first");
      until(() -> one.runs(ID).equals(before) && one.says(ID).equals("first"));
    }
  }

  @Test
  void runsWhatIsRecordedThoughFilesAreOthersAtTheNextStart() throws Exception {
    try (Instance first = new Instance(root)) {
      assertThat(first.says(ID)).isEqualTo("first");
    }
    says("second");
    files.save("routes/late/connector.yaml", "id: late\n");
    try (Instance second = new Instance(root)) {
      assertThat(second.says(ID)).isEqualTo("first");
      assertThat(second.runs("late")).isEqualTo("none");
      assertThat(second.candidates.glance())
          .extracting(Candidate::connector)
          .containsExactly("late", ID);
    }
  }

  @Test
  void refusesFilesThatDoNotWork() throws Exception {
    try (Instance hub = new Instance(root)) {
      String before = hub.runs(ID);
      files.save(MAPPING, "{\"name\": ");
      refused(hub, null, false, MAPPING);
      files.save(MAPPING, "{\"name\": .name}");
      files.change(ROUTE, "echo\n", "eco\n");
      refused(hub, "I insist", true, ROUTE);
      assertThat(hub.runs(ID)).isEqualTo(before);
      assertThat(hub.says(ID)).isEqualTo("first");
    }
  }

  private static void refused(Instance hub, @Nullable String note, boolean force, String file) {
    assertThatExceptionOfType(ActivationRefused.class)
        .isThrownBy(() -> hub.activator.activate(ID, "mary", note, null, force))
        .satisfies(
            refusal ->
                assertThat(refusal.problems())
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.mappingFile()).isEqualTo(file)));
  }

  @Test
  void refusesFilesWhoseExamplesDoNotHoldUnlessForcedWithANote() throws Exception {
    try (Instance hub = new Instance(root)) {
      files.save(MAPPING, "{\"name\": \"Always\"}");
      refused(hub, null, false, "mappings/source/examples/item/one/expected.json");
      assertThatExceptionOfType(ActivationRefused.class)
          .isThrownBy(() -> hub.activator.activate(ID, "mary", null, null, true))
          .withMessageContaining("why");
      hub.activator.activate(ID, "mary", "the example is of last year", null, true);
      assertThat(hub.runs(ID)).isEqualTo(hub.candidates.of(ID).bundle());
    }
  }

  @Test
  void refusesOtherFilesThanThoseLookedAt() throws Exception {
    try (Instance hub = new Instance(root)) {
      says("second");
      String seen = hub.candidates.of(ID).bundle();
      says("third");
      assertThatExceptionOfType(ActivationRefused.class)
          .isThrownBy(() -> hub.activator.activate(ID, "mary", null, seen, false))
          .withMessageContaining("changed since");
    }
  }

  @Test
  void takesAConnectorAwayWhoseFilesAreGone() throws Exception {
    try (Instance hub = new Instance(root)) {
      files.delete("routes/source/connector.yaml");
      assertThat(hub.candidates.of(ID).bundle()).isNull();
      hub.activator.activate(ID, "mary", "no longer a customer", null, false);
      assertThat(hub.runs(ID)).isEqualTo("none");
      assertThat(hub.says(ID)).isEqualTo("no route");
      assertThat(hub.catalogue.findLast(ID)).isPresent();
      hub.activator.rollBack(ID, "mary", null, null);
      assertThat(hub.says(ID)).isEqualTo("first");
    }
  }

  @Test
  void knowsNoConnectorWithoutFiles() throws Exception {
    try (Instance hub = new Instance(root)) {
      assertThatExceptionOfType(UnknownConnector.class)
          .isThrownBy(() -> hub.activator.activate("nobody", "mary", null, null, false));
    }
  }
}
