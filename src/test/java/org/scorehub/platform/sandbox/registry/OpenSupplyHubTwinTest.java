package org.scorehub.platform.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scorehub.platform.sandbox.TwinSettings;

class OpenSupplyHubTwinTest {

  private static final String TOKEN = "Token secret";

  private final OpenSupplyHubTwin twin =
      OpenSupplyHubTwin.start(Path.of(""), new TwinSettings("127.0.0.1", 0, "unused", "secret"), 2);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void stop() {
    twin.close();
  }

  private HttpResponse<String> ask(String query, String token) throws Exception {
    URI uri = URI.create(twin.url() + "/api/facilities/?" + query);
    return http.send(
        HttpRequest.newBuilder(uri).header("Authorization", token).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void answersInThePublishedShape() throws Exception {
    JsonNode page = json(ask("q=BD2021113R7R87P", TOKEN));

    assertThat(page.path("type").asText()).isEqualTo("FeatureCollection");
    assertThat(page.path("count").asInt()).isEqualTo(1);
    JsonNode facility = page.at("/features/0/properties");
    assertThat(facility.path("name").asText()).isEqualTo("Zaber & Zubair Fabrics Ltd");
    assertThat(facility.path("country_code").asText()).isEqualTo("BD");
  }

  @Test
  void searchesWithinTheCountryOnly() throws Exception {
    assertThat(json(ask("q=sample%20apparels&countries=BD", TOKEN)).path("count").asInt())
        .isEqualTo(2);
    assertThat(json(ask("q=sample%20apparels&countries=VN", TOKEN)).path("count").asInt()).isZero();
  }

  @Test
  void refusesWithoutTheToken() throws Exception {
    assertThat(ask("q=sample", "Token other").statusCode()).isEqualTo(401);
  }

  @Test
  void refusesAQuestionWithoutAName() throws Exception {
    assertThat(ask("countries=BD", TOKEN).statusCode()).isEqualTo(400);
  }

  @Test
  void asksForPatienceOnceItsLimitIsReached() throws Exception {
    ask("q=sample", TOKEN);
    ask("q=sample", TOKEN);

    HttpResponse<String> third = ask("q=sample", TOKEN);

    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(third.headers().firstValue("Retry-After").orElse("0")))
        .isBetween(1, 61);
  }
}
