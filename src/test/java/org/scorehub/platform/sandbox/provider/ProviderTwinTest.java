package org.scorehub.platform.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.TwinSettings;

/** The training provider's twin, called without the hub. */
class ProviderTwinTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path EXAMPLE =
      ROOT.resolve("mappings/score-training/examples/recommendations")
          .resolve("poor-factory-with-two-modules/expected.json");

  private final Path drops;
  private final ProviderTwin twin;

  ProviderTwinTest(@TempDir Path folder) {
    drops = folder;
    twin = ProviderTwin.start(ROOT, folder, new TwinSettings("127.0.0.1", 0, "hub", "secret"));
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private HttpResponse<String> post(String body, String password) throws Exception {
    String both = "hub:" + password;
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(twin.url() + "/score-programme/recommendations"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "key-1")
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  void takesWhatFitsEachTimeItComes() throws Exception {
    List<Receipt> receipts = new ArrayList<>();
    twin.onReceipt(receipts::add);
    String example = Files.readString(EXAMPLE);
    assertThat(post(example, "secret").statusCode()).isEqualTo(202);
    assertThat(post(example, "secret").body()).contains("\"receipt\":\"TR-");
    assertThat(twin.arrivalCount()).isEqualTo(2);
    assertThat(receipts).extracting(Receipt::tenant).containsOnly("score-programme");
    assertThat(receipts.get(0).siteName()).isEqualTo("Hailan Sample Garment Co., Ltd.");
  }

  @Test
  void namesAllThatIsWrong() throws Exception {
    HttpResponse<String> answer =
        post("{\"reference\": \"x\", \"factory\": {}, \"modules\": [], \"text\": \"\"}", "secret");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("recommended_by", "version", "country", "modules", "reference", "text");
    assertThat(post("no json", "secret").statusCode()).isEqualTo(400);
  }

  @Test
  void letsNobodyElseIn() throws Exception {
    assertThat(post("{}", "guessed").statusCode()).isEqualTo(401);
  }

  @Test
  void failsAsTold() throws Exception {
    twin.fail(TwinFault.BUSY);
    assertThat(post("{}", "secret").statusCode()).isEqualTo(503);
    twin.recover();
    assertThat(post("{}", "secret").statusCode()).isEqualTo(400);
  }

  @Test
  void dropsSpreadsheetsIntoTheFolderOfItsTenant() throws IOException {
    twin.publish("score-programme", "enrolments-sheet", "a.csv", new byte[] {1});
    assertThat(drops.resolve("score-programme/enrolments-sheet/a.csv")).exists();
  }
}
