package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class OpenInterfacesTest {

  @Autowired private Seed seed;
  @Autowired private WebClient web;

  @Test
  void servesSchemasAsARegistryDoes() {
    String schema = "{\"type\":\"string\"}";
    int id =
        seed.jdbc()
            .sql(
                "INSERT INTO avro_schema (fingerprint, name, schema) VALUES (?, 'org.Test', ?)"
                    + " RETURNING id")
            .params(Seed.sha256(Seed.id().toString().getBytes(StandardCharsets.UTF_8)), schema)
            .query(Integer.class)
            .single();
    JsonNode answer = web.stranger().json("/schemas/ids/" + id);
    assertThat(answer.path("schema").asText()).isEqualTo(schema);
    assertThat(web.stranger().json("/schemas/ids/" + id + "/versions").at("/0/subject").asText())
        .isEqualTo("org.Test");
    assertThat(web.stranger().get("/schemas/ids/0").statusCode()).isEqualTo(404);
  }

  @Test
  void describesEveryPathOfTheInterface() {
    JsonNode api = web.stranger().json("/v3/api-docs");
    assertThat(api.at("/info/title").asText()).isEqualTo("score-hub");
    assertThat(api.at("/components/securitySchemes").has("token")).isTrue();
    assertThat(api.path("paths").fieldNames())
        .toIterable()
        .contains(
            "/api/v1/connectors/{connector}/{document}",
            "/api/v1/exchanges",
            "/api/v1/exchanges/{id}/raw",
            "/api/v1/sites/{id}/recommendations",
            "/api/v1/deliveries/{id}/content",
            "/schemas/ids/{id}")
        .noneMatch(path -> path.startsWith("/sites") || path.startsWith("/deliveries"));
  }

  @Test
  void listsConnectorsToThoseWhoLogIn() {
    assertThat(web.stranger().get("/api/v1/connectors").statusCode()).isEqualTo(401);
    assertThat(web.as("sourcing").json("/api/v1/connectors").findValuesAsText("id"))
        .contains("amfori-bsci", "score-training");
    JsonNode connector = web.as("sourcing").json("/api/v1/connectors/amfori-bsci");
    assertThat(connector.at("/profile/note").asText()).isNotEmpty();
    assertThat(connector.at("/documents/0/direction").asText()).isEqualTo("in");
    assertThat(web.as("sourcing").get("/api/v1/connectors/none").statusCode()).isEqualTo(404);
  }

  @Test
  void tellsOnlyTheTenantHowItIsFetched() {
    String row =
        "INSERT INTO poll_cursor (buyer, connector, document, cursor, last_error)"
            + " VALUES (?, 'amfori-bsci', 'supply-chain-export', 'c', 'it answered 503')"
            + " ON CONFLICT DO NOTHING";
    seed.sql(row, Seed.RETAIL);
    assertThat(web.as("sourcing").json("/api/v1/connectors").findValuesAsText("tenant"))
        .contains(Seed.RETAIL)
        .doesNotContain(Seed.BRAND);
    assertThat(web.as("brand").json("/api/v1/connectors").findValuesAsText("tenant"))
        .doesNotContain(Seed.RETAIL);
  }

  @Test
  void tellsStrangersOnlyThatItIsUp() {
    assertThat(web.stranger().json("/actuator/health").has("components")).isFalse();
    assertThat(web.stranger().json("/actuator/health").path("status").asText()).isEqualTo("UP");
    assertThat(web.as("admin").json("/actuator/health").at("/components/database/status").asText())
        .isEqualTo("UP");
  }
}
