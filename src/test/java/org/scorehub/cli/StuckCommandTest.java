package org.scorehub.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class StuckCommandTest {

  private static final String STUCK =
      """
      {"lookedAt": "2026-11-22T10:00:00Z", "count": 1, "more": false, "groups": [
        {"direction": "out", "reason": "%s", "act": "%s", "count": 1, "age": "PT3H",
         "items": [{"links": {"self": "/sites/1", "act": "/sites/1/approval?provider=score"}}]}]}
      """;

  private final WireMockServer hub =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void start() {
    hub.start();
  }

  @AfterEach
  void stop() {
    hub.stop();
  }

  private int run(String reason, String act, String... options) throws IOException {
    hub.stubFor(get("/api/v1/stuck").willReturn(okJson(STUCK.formatted(reason, act))));
    StuckCommand command = new StuckCommand();
    new CommandLine(command)
        .parseArgs(
            Stream.concat(
                    Stream.of("--server", "http://x", "--user", "engineer"), Arrays.stream(options))
                .toArray(String[]::new));
    return command.run(new RunningServer(URI.create(hub.baseUrl()), "engineer", "secret"), out);
  }

  @Test
  void listsRecommendationsThatAwaitApproval() throws IOException {
    assertThat(run("AWAITS_APPROVAL", "APPROVE")).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8))
        .contains("awaits approval", "approve", "never by itself", "/sites/1");
  }

  @ParameterizedTest(name = "{0} ends with {2}")
  @CsvSource({"REFUSED, REPLAY_DELIVERY, 1", "AWAITS_APPROVAL, APPROVE, 0"})
  void scheduledChecksFailOnlyWhereSomethingIsStuck(String reason, String act, int code)
      throws IOException {
    assertThat(run(reason, act, "--exit-code")).isEqualTo(code);
  }
}
