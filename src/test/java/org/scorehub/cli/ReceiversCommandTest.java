package org.scorehub.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ReceiversCommandTest {

  private final WireMockServer hub =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void start() {
    hub.start();
  }

  @AfterEach
  void stop() {
    hub.stop();
  }

  private RunningServer server() {
    return new RunningServer(URI.create(hub.baseUrl()), "mary", "secret");
  }

  @Test
  void listsWhatHoldsEachReceiver() throws IOException {
    hub.stubFor(
        get("/api/v1/receivers")
            .willReturn(
                okJson(
                    """
                    [{"connector": "inditex", "organisation": "demo-retail", "state": "RATE_REACHED",
                      "waiting": 12, "nextAttempt": "2026-02-01T10:00:00.123Z", "failures": 0,
                      "rates": [{"rate": "1/s", "used": 1, "left": 0},
                                {"rate": "10/min", "used": 4, "left": 6}]},
                     {"connector": "untp", "organisation": "demo-retail", "state": "PAUSED",
                      "reason": "their migration", "waiting": 0, "failures": 0, "rates": []}]""")));
    ReceiversCommand command = new ReceiversCommand();
    assertThat(command.run(server(), out)).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8).lines())
        .satisfiesExactly(
            heading -> assertThat(heading).startsWith("CONNECTOR"),
            first ->
                assertThat(first)
                    .contains(
                        "rate reached", "12", "2026-02-01T10:00:00Z", "0 of 1/s, 6 of 10/min"),
            second -> assertThat(second).contains("paused", "no limit", "their migration"));
  }

  @Test
  void pausesWithAReasonAndSaysWhatIsSo() throws IOException {
    hub.stubFor(
        post("/api/v1/receivers/inditex/pause")
            .willReturn(
                okJson(
                    "{\"connector\": \"inditex\", \"organisation\": \"demo-retail\","
                        + " \"state\": \"PAUSED\"}")));
    ReceiversPauseCommand command = new ReceiversPauseCommand();
    new CommandLine(command)
        .parseArgs("inditex", "--server", "http://x", "--user", "mary", "--reason", "migration");
    assertThat(command.run(server(), out, err)).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8)).isEqualTo("demo-retail/inditex is paused\n");
    hub.verify(
        postRequestedFor(urlEqualTo("/api/v1/receivers/inditex/pause"))
            .withRequestBody(equalToJson("{\"reason\": \"migration\", \"organisation\": null}")));
  }

  @Test
  void saysWhyItWasRefused() throws IOException {
    hub.stubFor(
        post("/api/v1/receivers/inditex/resume")
            .willReturn(jsonResponse("{\"detail\": \"Only engineers\"}", 403)));
    ReceiversResumeCommand command = new ReceiversResumeCommand();
    new CommandLine(command).parseArgs("inditex", "--server", "http://x", "--user", "mary");
    assertThat(command.run(server(), out, err)).isEqualTo(Hub.FAILED);
    assertThat(err.toString(UTF_8)).isEqualTo("hub: Only engineers\n");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void needsAServerToAsk() {
    assertThat(Hub.commandLine().execute("receivers")).isEqualTo(Hub.BAD_INPUT);
  }
}
