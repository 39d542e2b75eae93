package org.scorehub.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.journey.TableFixture;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A hub that follows its files, while they are saved. */
@HubTest
class ReloadTest {

  private static final String EXAMPLE =
      "mappings/adidas/examples/supplier-assessment/good-factory-rated-5s/input.json";
  private static final String SITE = "mappings/adidas/supplier-assessment.in.jslt";
  private static final String NAME = "\"name\": $name,";
  private static final String UPLOAD = "routes/adidas/supplier-assessment-in.camel.yaml";
  private static final List<String> TABLE_FILES =
      List.of(
          "schemas/table-test/sites.schema.json",
          "mappings/table-test/sites.in.jslt",
          "routes/table-test/sites-in.camel.yaml",
          "routes/table-test/connector.yaml");
  private static final String ADIDAS = "/api/v1/connectors/adidas";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PROMISED = Duration.ofSeconds(2);

  private final Path root;
  private final ProjectFiles files;
  @Autowired private CamelContext camel;
  @Autowired private WebClient web;
  @Autowired private ConnectorCatalogue catalogue;

  ReloadTest(@Value("${hub.root}") Path root) {
    this.root = root;
    this.files = new ProjectFiles(root);
  }

  @AfterEach
  void putThemBack() {
    files.close();
    until(this::isAsOnDisk);
  }

  private boolean isAsOnDisk() {
    return catalogue.invalid().isEmpty()
        && catalogue.all().stream().map(c -> c.id()).toList().equals(ConnectorCatalogue.ids(root))
        && catalogue.all().stream()
            .allMatch(c -> c.bundle().equals(ConnectorCompiler.bundle(root, c.id())));
  }

  private static void until(Callable<Boolean> state) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(state);
  }

  private JsonNode translate() {
    return WebClient.parse(
        web.as("engineer")
            .post(
                "/api/v1/translate?connector=adidas&document=supplier-assessment",
                "application/json",
                example())
            .body());
  }

  private byte[] example() {
    try {
      return Files.readAllBytes(root.resolve(EXAMPLE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name() {
    return translate().at("/canonical/site/name").asText();
  }

  private void nameBecomes(String text) {
    files.change(SITE, NAME, "\"name\": \"" + text + "\",");
  }

  private HttpResponse<String> upload() {
    return web.as("admin").post(ADIDAS + "/supplier-assessment", "application/json", example());
  }

  @Test
  void changesTheNextTranslationWithinTwoSeconds() {
    nameBecomes("Warm");
    until(() -> name().equals("Warm"));
    files.close();
    until(this::isAsOnDisk);

    nameBecomes("As saved");
    await()
        .atMost(PROMISED)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> name().equals("As saved"));

    JsonNode active = web.as("engineer").json(ADIDAS).path("active");
    assertThat(active.path("kind").asText()).isEqualTo("FILES");
    assertThat(active.path("by").asText()).isEqualTo("hub");
  }

  @Test
  void runsOnAsItWasWhileAFileIsBrokenAndSaysWhere() {
    String name = name();
    files.change(SITE, NAME, "\"name\": $name $name,");
    until(() -> web.as("engineer").json(ADIDAS).has("broken"));

    JsonNode problem = web.as("engineer").json(ADIDAS).at("/broken/problems/0");
    assertThat(problem.path("mappingFile").asText()).isEqualTo(SITE);
    assertThat(problem.path("mappingLine").asInt()).isGreaterThan(30);
    assertThat(name()).isEqualTo(name);
    String page = web.browser("engineer", "sandbox").get("/connectors/adidas").body();
    assertThat(page).contains(SITE + ":" + problem.path("mappingLine").asInt());
    assertThat(web.browser("admin", "sandbox").get("/connectors").body())
        .contains("runs as before, files broken", "eti-members");

    files.change(SITE, "$name $name", "\"Mended\"");
    until(() -> !web.as("engineer").json(ADIDAS).has("broken"));
    assertThat(name()).isEqualTo("Mended");
  }

  @Test
  void takesACodeListToo() {
    assertThat(translate().at("/canonical/findings").toString()).doesNotContain("CRITICAL");
    files.change("mappings/adidas/codes/category.csv", "other,MINOR", "other,CRITICAL");
    until(() -> translate().at("/canonical/findings").toString().contains("CRITICAL"));
  }

  @Test
  void replacesARouteWhoseParameterChanges() {
    String out = "eti-members.corrective-action-progress.out";
    files.change(
        "routes/eti-members/corrective-action-progress-out.camel.yaml", "/receipt", "/other");
    until(() -> "/other".equals(parameter(out, "receipt")));
    files.change(
        "routes/eti-members/corrective-action-progress-out.camel.yaml",
        "value: /other",
        "value: /other\n      - name: colour\n        value: red");
    until(() -> web.as("engineer").json("/api/v1/connectors/eti-members").has("broken"));
    JsonNode problem =
        web.as("engineer").json("/api/v1/connectors/eti-members").at("/broken/problems/0");
    assertThat(problem.path("message").asText()).contains("http-out", "colour");
    assertThat(problem.path("mappingLine").asInt()).isGreaterThan(15);
    assertThat(parameter(out, "receipt")).isEqualTo("/other");
  }

  private String parameter(String route, String name) {
    var definition = ((ModelCamelContext) camel).getRouteDefinition(route);
    return definition == null
        ? "no route"
        : String.valueOf(definition.getTemplateParameters().get(name));
  }

  @Test
  void replacesAServiceAndItsWsdl() {
    files.change("schemas/amfori-bsci/amfori-bsci.wsdl", "<wsdl:definitions", "<wsdl:definitions ");
    String before = bundle("amfori-bsci");
    until(() -> !bundle("amfori-bsci").equals(before));
    assertThat(web.as("engineer").get("/services/amfori-bsci?wsdl").statusCode()).isEqualTo(200);
  }

  private String bundle(String connector) {
    return web.as("engineer").json("/api/v1/connectors/" + connector).path("bundle").asText();
  }

  @Test
  void stopsNobodyElseAndRefusesNobodyInTwentyReloads() throws Exception {
    Map<String, Consumer> others = consumers();
    AtomicBoolean going = new AtomicBoolean(true);
    ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    ExecutorService senders = Executors.newFixedThreadPool(3);
    List<Future<?>> sending = new ArrayList<>();
    for (String path :
        List.of(ADIDAS + "/supplier-assessment", "/api/v1/connectors/inditex/supplier-ranking")) {
      sending.add(
          senders.submit(
              () -> {
                while (going.get()) {
                  answers.add(
                      web.as("admin").post(path, "application/json", example()).statusCode());
                }
              }));
    }
    for (int i = 1; i <= 20; i++) {
      String before = bundle("adidas");
      files.save(UPLOAD, files.read(UPLOAD) + "# " + i + "\n");
      until(() -> !bundle("adidas").equals(before));
    }
    going.set(false);
    for (Future<?> sender : sending) {
      sender.get();
    }
    senders.shutdown();
    assertThat(answers).hasSizeGreaterThan(40).containsOnly(202);
    assertThat(consumers()).isEqualTo(others);
  }

  /** Those of all routes but the one whose file is saved. */
  private Map<String, Consumer> consumers() {
    Map<String, Consumer> consumers = new HashMap<>();
    for (Route route : camel.getRoutes()) {
      if (!route.getRouteId().equals("adidas.supplier-assessment.in")) {
        consumers.put(route.getRouteId(), route.getConsumer());
      }
    }
    return consumers;
  }

  @Test
  void neverMixesOldAndNew() throws Exception {
    Map<String, String> byBundle = new ConcurrentHashMap<>();
    AtomicBoolean going = new AtomicBoolean(true);
    ExecutorService readers = Executors.newFixedThreadPool(3);
    List<Future<?>> reading = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      reading.add(readers.submit(() -> compare(byBundle, going)));
    }
    String codes = "mappings/adidas/codes/assessment-type.csv";
    for (int i = 1; i <= 6; i++) {
      String before = bundle("adidas");
      files.save(
          SITE, files.read(SITE).replaceFirst("\"name\": [^,]+,", "\"name\": \"N" + i + "\","));
      files.save(codes, files.read(codes).stripTrailing() + "\nx" + i + ",FULL,\n");
      until(() -> !bundle("adidas").equals(before));
    }
    going.set(false);
    for (Future<?> reader : reading) {
      reader.get();
    }
    readers.shutdown();
    assertThat(byBundle).hasSize(7);
  }

  private void compare(Map<String, String> byBundle, AtomicBoolean going) {
    while (going.get()) {
      JsonNode translated = translate();
      String bundle = translated.path("bundleId").asText();
      String canonical = translated.path("canonical").toString();
      assertThat(byBundle.computeIfAbsent(bundle, b -> canonical)).isEqualTo(canonical);
    }
  }

  @Test
  void letsANewConnectorAppearAndLeaveAgain() {
    for (String path : TABLE_FILES) {
      files.save(
          path.replace("table-test", "new-buyer"),
          files.read(path).replace("table-test", "new-buyer"));
    }
    until(() -> catalogue.find("new-buyer").isPresent());
    String path = "/api/v1/connectors/new-buyer";
    assertThat(web.as("engineer").json(path).at("/documents/0/name").asText()).isEqualTo("sites");
    assertThat(web.as("engineer").post(path + "/sites", "text/csv", "x").statusCode())
        .as("nobody uses it yet")
        .isEqualTo(403);
    files.save("sandbox/new-buyer/tenants.yaml", "new-buyer:\n  sends-only: true\n");
    until(() -> web.as("engineer").post(path + "/sites", "text/csv", "x").statusCode() == 202);

    files.close();
    until(() -> catalogue.find("new-buyer").isEmpty());
    assertThat(web.as("engineer").get(path).statusCode()).isEqualTo(404);
    assertThat(web.as("engineer").post(path + "/sites", "text/csv", "x").statusCode())
        .isEqualTo(404);
  }

  @Test
  void stillTranslatesWhatWasTakenBeforeAConnectorLeft() {
    List<String> taken = new ArrayList<>();
    files.delete("routes/table-test/connector.yaml");
    boolean gone = false;
    while (!gone) {
      HttpResponse<String> answer =
          web.as("engineer")
              .post("/api/v1/connectors/table-test/sites", "text/csv", TableFixture.of(2).bytes());
      if (answer.statusCode() == 202) {
        taken.add(WebClient.parse(answer.body()).path("exchangeId").asText());
      } else {
        assertThat(answer.statusCode()).isEqualTo(404);
        gone = true;
      }
    }
    assertThat(taken).isNotEmpty();
    for (String id : taken) {
      until(() -> state(id).equals("SPLIT"));
    }
  }

  private String state(String exchange) {
    return web.as("engineer").json("/api/v1/exchanges/" + exchange).path("state").asText();
  }

  @Test
  void keepsPeopleWithoutTheRoleFromConnectors() {
    assertThat(web.browser("sourcing", "sandbox").get("/connectors").statusCode()).isEqualTo(403);
    assertThat(web.browser("sourcing", "sandbox").get("/").body()).doesNotContain("/connectors\"");
    assertThat(web.as("sourcing").get(ADIDAS + "/candidate").statusCode()).isEqualTo(403);
  }

  @Test
  void leavesActivationToTheFiles() {
    HttpResponse<String> answer =
        web.as("engineer")
            .post(ADIDAS + "/activations", "application/json", "{\"action\": \"ACTIVATE\"}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("follows its files");
    assertThat(upload().statusCode()).isEqualTo(202);
  }
}
