package org.scorehub.platform.sandbox.inditex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.TwinSettings;

class InditexTwinTest {

  private static final Path PROGRESS =
      Path.of("mappings/inditex/examples/cap-progress/training-under-way/expected.json");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InditexTwin twin =
      InditexTwin.start(Path.of("."), new TwinSettings("127.0.0.1", 0, "score-hub", "secret"));
  private String token = "";

  @BeforeEach
  void login() throws Exception {
    token = JSON.readTree(token("score-hub", "secret").body()).path("access_token").asText();
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  @Test
  void givesNoTokenToAWrongClient() throws Exception {
    assertThat(token("score-hub", "guessed").statusCode()).isEqualTo(401);
  }

  @Test
  void showsNothingWithoutAToken() throws Exception {
    token = "guessed";
    assertThat(get("/inditex/v1/rankings?since=").statusCode()).isEqualTo(401);
    assertThat(put("F-118820", Files.readString(PROGRESS)).statusCode()).isEqualTo(401);
  }

  @Test
  void takesTokensBack() throws Exception {
    twin.revokeTokens();
    assertThat(get("/inditex/v1/rankings?since=").statusCode()).isEqualTo(401);
  }

  @Test
  void offersRankingsPageByPageInTheirOrder() throws Exception {
    offer("R-1", "A");
    offer("R-2", "B");
    offer("R-3", "C");
    offer("R-1", "PR");
    assertThat(idsFrom("/inditex/v1/rankings?since=")).containsExactly("R-2", "R-3", "R-1");
    assertThat(idsFrom("/inditex/v1/rankings?since=3")).containsExactly("R-1");
    assertThat(idsFrom("/another/v1/rankings?since=")).isEmpty();
  }

  @Test
  void saysThatNothingIsNew() throws Exception {
    offer("R-1", "A");
    String tag = get("/inditex/v1/rankings?since=").headers().firstValue("ETag").orElseThrow();
    assertThat(get("/inditex/v1/rankings?since=1", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    offer("R-1", "A");
    assertThat(get("/inditex/v1/rankings?since=1", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    offer("R-1", "B");
    assertThat(get("/inditex/v1/rankings?since=1", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesACursorThatItDidNotGive() throws Exception {
    assertThat(get("/inditex/v1/rankings?since=yesterday").statusCode()).isEqualTo(400);
  }

  @Test
  void acknowledgesProgressThatFits() throws Exception {
    List<Receipt> receipts = new CopyOnWriteArrayList<>();
    twin.onReceipt(receipts::add);
    HttpResponse<String> answer = put("F-118820", Files.readString(PROGRESS));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(receipts)
        .singleElement()
        .satisfies(
            receipt -> {
              assertThat(answer.body()).contains(receipt.id());
              assertThat(receipt.tenant()).isEqualTo("inditex");
              assertThat(receipt.version()).isEqualTo(7);
            });
    assertThat(twin.arrivals())
        .singleElement()
        .satisfies(
            arrival ->
                assertThat(new String(arrival.body(), UTF_8))
                    .isEqualTo(Files.readString(PROGRESS)));
  }

  @Test
  void namesAllThatIsWrongAtOnce() throws Exception {
    String wrong =
        Files.readString(PROGRESS)
            .replace("\"evidence-submitted\"", "\"verified\"")
            .replace("\"progressPercent\" : 90", "\"progressPercent\" : 100");
    HttpResponse<String> answer = put("F-999999", wrong);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("/items/1/state", "/items/1/progressPercent", "factory F-999999");
  }

  @Test
  void offersOneKindOfDocumentOnly() {
    assertThatThrownBy(() -> twin.publish("inditex", "invoice", "x.json", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void offer(String id, String ranking) {
    String document = "{\"rankingId\":\"" + id + "\",\"ranking\":\"" + ranking + "\"}";
    twin.publish("inditex", "supplier-ranking", id + ".json", document.getBytes(UTF_8));
  }

  private List<String> idsFrom(String path) throws Exception {
    List<String> ids = new ArrayList<>();
    String next = path;
    while (!next.isEmpty()) {
      JsonNode page = JSON.readTree(get(next).body());
      assertThat(page.path("data").size()).isLessThanOrEqualTo(2);
      page.path("data").forEach(ranking -> ids.add(ranking.path("rankingId").asText()));
      next = page.at("/links/next").asText();
    }
    return ids;
  }

  private HttpResponse<String> token(String id, String secret) throws Exception {
    return send(
        HttpRequest.newBuilder(twin.url().resolve("/inditex/oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret)));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    URI address = path.startsWith("http") ? URI.create(path) : twin.url().resolve(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private HttpResponse<String> put(String factory, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(
                twin.url().resolve("/inditex/v1/factories/" + factory + "/cap-progress"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "key-1")
            .PUT(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
