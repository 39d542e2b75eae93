package org.scorehub.platform.sandbox.eti;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.TwinSettings;

class EtiTwinTest {

  private static final Path REPORT =
      Path.of(
          "mappings/eti-members/examples/corrective-action-progress/training-under-way/expected.json");
  private static final String PLAN = "/boden/v1/sites/ZS412345671/corrective-actions";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-15T08:00:00Z"));
  private EtiTwin twin;
  private Path folder;

  @BeforeEach
  void start(@TempDir Path temporary) {
    folder = temporary;
    InstantSource time = now::get;
    Clock clock = time.withZone(ZoneOffset.UTC);
    twin =
        EtiTwin.start(
            Path.of("."), folder, new TwinSettings("127.0.0.1", 0, "hub", "secret"), clock);
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  @Nested
  class LogsIn {

    @Test
    void aClientByItsCredentialsForAWhile() throws Exception {
      String token = token("boden");

      assertThat(send(get("/boden/v1/audits", token)).statusCode()).isEqualTo(200);
      now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
      HttpResponse<String> late = send(get("/boden/v1/audits", token));
      assertThat(late.statusCode()).isEqualTo(401);
      assertThat(late.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer error=\"invalid_token\"");
    }

    @Test
    void noOneWithAnotherMembersToken() throws Exception {
      assertThat(send(get("/orsay/v1/audits", token("boden"))).statusCode()).isEqualTo(401);
      assertThat(send(get("/orsay/v1/audits", "made-up")).statusCode()).isEqualTo(401);
    }

    @Test
    void noOneWithAWrongSecret() throws Exception {
      HttpResponse<String> answer = login("boden", "wrong");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("invalid_client");
    }
  }

  @Nested
  class ListsAudits {

    @Test
    void pageByPageInTheOrderOffered() throws Exception {
      offer("boden", "A", "B", "C", "D", "E");
      offer("orsay", "X");

      assertThat(references("/boden/v1/audits?updated_since=", "boden"))
          .containsExactly("A", "B", "C", "D", "E");
      assertThat(references("/orsay/v1/audits", "orsay")).containsExactly("X");
    }

    @Test
    void onlyWhatCameSinceTheCursorOfTheLastPage() throws Exception {
      offer("boden", "A", "B", "C");
      String cursor = lastCursor("/boden/v1/audits", "boden");
      offer("boden", "D");

      assertThat(references("/boden/v1/audits?updated_since=" + cursor, "boden"))
          .containsExactly("D");
    }

    @Test
    void notAgainToOneWhoHasTheTag() throws Exception {
      offer("boden", "A");
      String token = token("boden");
      String tag = tag(send(get("/boden/v1/audits", token)));

      HttpRequest.Builder again = get("/boden/v1/audits", token).header("If-None-Match", tag);
      HttpResponse<String> same = send(again);
      assertThat(same.statusCode()).isEqualTo(304);
      assertThat(same.body()).isEmpty();

      offer("boden", "B");
      assertThat(send(again).statusCode()).isEqualTo(200);
    }

    @Test
    void notFromACursorItNeverGave() throws Exception {
      assertThat(send(get("/boden/v1/audits?updated_since=17", token("boden"))).statusCode())
          .isEqualTo(400);
    }
  }

  @Nested
  class TakesProgress {

    private final List<Receipt> receipts = new ArrayList<>();
    private String token;
    private String report;

    @BeforeEach
    void logIn() throws Exception {
      twin.onReceipt(receipts::add);
      token = token("boden");
      report = Files.readString(REPORT);
    }

    @Test
    void onThePlanThatTheSenderHasSeen() throws Exception {
      HttpResponse<String> answer = send(patch(report, tag(send(get(PLAN, token)))));

      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode body = JSON.readTree(answer.body());
      assertThat(receipts).extracting(Receipt::id).containsExactly(body.path("receipt").asText());
      assertThat(receipts).extracting(Receipt::version).containsExactly(7L);
      assertThat(JSON.readTree(send(get(PLAN, token)).body())).isEqualTo(JSON.readTree(report));
    }

    @Test
    void notOnAPlanThatHasChanged() throws Exception {
      String seen = tag(send(get(PLAN, token)));
      send(patch(report, seen));

      assertThat(send(patch(report, seen)).statusCode()).isEqualTo(412);
      assertThat(receipts).hasSize(1);
    }

    @Test
    void notWithoutAnEntityTag() throws Exception {
      HttpRequest.Builder blind = request(PLAN, token).method("PATCH", text(report));
      assertThat(send(blind).statusCode()).isEqualTo(428);
    }

    @Test
    void notWhatDoesNotFitAndSaysAllThatIsWrong() throws Exception {
      String wrong =
          report
              .replace("\"in progress\"", "\"closed\"")
              .replace("\"version\": 7", "\"version\": \"seven\"")
              .replace("ZS412345671", "ZS400000000");
      HttpRequest.Builder request =
          request(PLAN, token)
              .header("If-Match", tag(send(get(PLAN, token))))
              .method("PATCH", text(wrong));

      HttpResponse<String> answer = send(request);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(JSON.readTree(answer.body()).path("errors")).hasSizeGreaterThanOrEqualTo(5);
      assertThat(answer.body())
          .contains("/status", "/version", "Idempotency-Key", "Content-Type", "ZS400000000");
      assertThat(receipts).isEmpty();
    }

    @Test
    void notWhatIsNoJson() throws Exception {
      assertThat(send(patch("{", "\"plan-0\"")).body()).contains("not JSON");
    }

    private HttpRequest.Builder patch(String body, String tag) {
      return request(PLAN, token)
          .header("If-Match", tag)
          .header("Content-Type", "application/json")
          .header("Idempotency-Key", "key-1")
          .method("PATCH", text(body));
    }
  }

  @Test
  void dropsListsOfSitesWhole() throws Exception {
    twin.publish("boden", "member-sites", "sites.csv", "ZS".getBytes(UTF_8));

    assertThat(folder.resolve("boden/member-sites")).isDirectoryContaining("glob:**/sites.csv");
    assertThat(folder.resolve("boden/member-sites/sites.csv")).hasContent("ZS");
  }

  @Test
  void offersNothingElse() {
    assertThatThrownBy(() -> twin.publish("boden", "orders", "o.json", new byte[0]))
        .hasMessageContaining("fetches no orders");
  }

  private void offer(String tenant, String... references) {
    for (String reference : references) {
      String audit = "{\"audit_reference\": \"" + reference + "\"}";
      twin.publish(tenant, "smeta-audit", reference + ".json", audit.getBytes(UTF_8));
    }
  }

  private List<String> references(String path, String tenant) throws Exception {
    List<String> references = new ArrayList<>();
    for (JsonNode page : pages(path, tenant)) {
      page.path("data").forEach(audit -> references.add(audit.path("audit_reference").asText()));
    }
    return references;
  }

  private String lastCursor(String path, String tenant) throws Exception {
    List<JsonNode> pages = pages(path, tenant);
    return pages.get(pages.size() - 1).at("/meta/cursor").asText();
  }

  private List<JsonNode> pages(String path, String tenant) throws Exception {
    String token = token(tenant);
    List<JsonNode> pages = new ArrayList<>();
    String next = twin.url() + path;
    while (!next.isEmpty()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(next));
      JsonNode page =
          JSON.readTree(send(request.header("Authorization", "Bearer " + token)).body());
      pages.add(page);
      next = page.at("/links/next").asText();
    }
    return pages;
  }

  private String token(String tenant) throws Exception {
    return JSON.readTree(login(tenant, "secret").body()).path("access_token").asText();
  }

  private HttpResponse<String> login(String tenant, String secret) throws Exception {
    return send(
        HttpRequest.newBuilder(twin.url().resolve("/" + tenant + "/oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(text("grant_type=client_credentials&client_id=hub&client_secret=" + secret)));
  }

  private HttpRequest.Builder get(String path, String token) {
    return request(path, token).GET();
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(twin.url().resolve(path))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + token);
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static HttpRequest.BodyPublisher text(String body) {
    return BodyPublishers.ofString(body);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
