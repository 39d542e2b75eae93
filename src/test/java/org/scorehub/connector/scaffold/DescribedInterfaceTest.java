package org.scorehub.connector.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.TestProject;

/** What a description in OpenAPI adds to samples. */
class DescribedInterfaceTest {

  private static final Path ROOT = Path.of("");

  private static final String API =
      """
      openapi: 3.0.3
      info: {title: Sample audits, version: "1"}
      servers: [{url: "https://api.example/v2"}]
      security: [{key: []}]
      paths:
        /assessments:
          get:
            parameters:
              - {name: limit, in: query, schema: {type: integer}}
              - {$ref: "#/components/parameters/since"}
            responses:
              "200":
                content:
                  application/json:
                    schema: {$ref: "#/components/schemas/Page"}
        /factories/{factoryId}/plans:
          put:
            requestBody:
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Plan"}
            responses: {"204": {description: taken}}
      components:
        parameters:
          since: {name: changed_since, in: query, schema: {type: string}}
        securitySchemes:
          key: SCHEME
        schemas:
          Page:
            type: object
            properties:
              results: {type: array, items: {$ref: "#/components/schemas/Assessment"}}
              paging:
                type: object
                properties:
                  next_page: {type: string, nullable: true}
                  cursor: {type: string}
          Assessment:
            type: object
            required: [assessmentId, factoryName]
            properties:
              assessmentId: {type: string, example: A-1}
              factoryName: {type: string, description: Name of the factory}
              assessedOn: {type: string, format: date}
              grade: {type: string, enum: [A, B, C]}
              findings:
                type: array
                items:
                  allOf:
                    - {$ref: "#/components/schemas/Coded"}
                    - type: object
                      properties:
                        severity: {type: string, enum: [major, minor]}
                        description: {type: string}
          Coded:
            type: object
            required: [code]
            properties: {code: {type: string}}
          Plan:
            type: object
            required: [source, gln]
            properties:
              source: {type: string}
              gln: {type: string}
              reference: {type: string}
              actions:
                type: array
                items:
                  type: object
                  properties:
                    requirement: {type: string}
                    status: {type: string, enum: [open, doing]}
      """;

  private static final Sample ASSESSMENT =
      Drafts.sample(
          "assessment.json",
          """
          {"assessmentId": "A-1", "factoryName": "One", "assessedOn": "2026-01-31", "grade": "B",
           "findings": [{"code": "F1", "severity": "major", "description": "Two exits are blocked."}]}
          """);

  private static final Sample PLAN =
      Drafts.sample(
          "plan.json",
          """
          {"source": "SCORE", "gln": "4000000000006",
           "actions": [{"requirement": "1.1", "status": "open"}, {"requirement": "1.2", "status": "doing"}]}
          """);

  private final Path project;

  DescribedInterfaceTest(@TempDir Path project) {
    this.project = project;
  }

  private static Sample api(String scheme) {
    return Drafts.sample("api.yaml", API.replace("SCHEME", scheme));
  }

  private static ScaffoldRequest request(
      Sample sample, @Nullable Sample outSample, Sample description) {
    return new ScaffoldRequest(
        Drafts.ID,
        List.of(sample),
        null,
        null,
        null,
        null,
        "rest-poll",
        outSample == null ? null : "http-out",
        outSample,
        null,
        description,
        null);
  }

  @Test
  void schemasPathsAndPagesAreTheirs() {
    TestProject.copy(project);
    Draft draft =
        Scaffold.draft(project, request(ASSESSMENT, PLAN, api("{type: http, scheme: bearer}")));
    draft.writeTo(project, false);
    assertThat(Drafts.violations(project)).isEmpty();
    assertThat(Drafts.text(draft, "routes/newcomer/connector.yaml"))
        .contains(
            "path: \"/v2/assessments?changed_since=${cursor}\"",
            "items: \"/results\"",
            "next: \"/paging/next_page\"",
            "cursor: \"/paging/cursor\"");
    assertThat(Drafts.text(draft, "schemas/newcomer/audit.schema.json"))
        .contains("Name of the factory Source: api.yaml.", "\"#/$defs/Coded\"", "One of A, B, C")
        .doesNotContain("\"enum\"", "\"example\"", "\"nullable\"");
    assertThat(Drafts.text(draft, "routes/newcomer/training-progress-out.camel.yaml"))
        .contains("value: PUT", "value: /v2/factories/${key}/plans\n");
    assertThat(draft.why()).contains("GET /v2/assessments", "PUT /v2/factories/{factoryId}/plans");
  }

  @Test
  void whatTheyAskForAndNothingFillsIsAsInTheSample() {
    Draft draft =
        Scaffold.draft(ROOT, request(ASSESSMENT, PLAN, api("{type: http, scheme: basic}")));
    assertThat(Drafts.text(draft, "mappings/newcomer/training-progress.out.jslt"))
        .contains("\"source\": \"SCORE\"");
    assertThat(draft.left())
        .anyMatch(left -> left.what().contains("/source") && left.what().contains("asked for"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: http, scheme: basic}|  username: ${hub.twins.newcomer.username:score-hub}",
        "{type: http, scheme: bearer}|  token: Bearer ${hub.twins.newcomer.password:sandbox}",
        "{type: apiKey, in: header, name: X-Key}|  token: ${hub.twins.newcomer.password:sandbox}",
        "{type: oauth2, flows: {}}|    token-endpoint: ${hub.twins.newcomer.url:http://127.0.0.1:8098}/newcomer/oauth/token"
      })
  void tenantsLogInAsTheyWant(String scheme, String line) {
    Draft draft = Scaffold.draft(ROOT, request(ASSESSMENT, null, api(scheme)));
    assertThat(Drafts.text(draft, "sandbox/newcomer/tenants.yaml")).contains(line + "\n");
  }

  @Test
  void aSampleThatFitsNothingIsToldWhatThereIs() {
    Sample other = Drafts.sample("other.json", "{\"siteName\": \"One\", \"city\": \"Hanoi\"}");
    assertThatThrownBy(
            () -> Scaffold.draft(ROOT, request(other, null, api("{type: http, scheme: basic}"))))
        .isInstanceOf(UnusableSample.class)
        .hasMessageContaining("other.json fits nothing that api.yaml answers or takes; it has")
        .hasMessageContaining("GET /v2/assessments, PUT /v2/factories/{factoryId}/plans");
    Sample old = Drafts.sample("old.json", "{\"swagger\": \"2.0\"}");
    assertThatThrownBy(() -> Scaffold.draft(ROOT, request(ASSESSMENT, null, old)))
        .hasMessageContaining("old.json is no description in OpenAPI 3");
  }
}
