package org.scorehub.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LiveConnectorsTest {

  private static final String CONNECTORS =
      """
      [{"id": "eti-members", "profile": {"status": "profile"}, "documents": [
        {"name": "smeta-audit", "direction": "in", "polls": [
          {"tenant": "boden", "lastPollAt": "2026-11-22T10:00:01.123456Z",
           "lastSuccessAt": "2026-11-22T10:00:01.2Z", "failures": 0, "cursor": "c", "leader": "h-1"},
          {"tenant": "orsay", "lastPollAt": "2026-11-22T10:00:02Z", "lastError": "it answered 503",
           "failures": 3, "leader": "h-2"}]},
        {"name": "member-sites", "direction": "in", "polls": []},
        {"name": "corrective-action-progress", "direction": "out"}]}]
      """;

  private final WireMockServer hub =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void start() {
    hub.start();
    hub.stubFor(
        get("/api/v1/connectors")
            .withBasicAuth("engineer", "secret")
            .willReturn(okJson(CONNECTORS)));
  }

  @AfterEach
  void stop() {
    hub.stop();
  }

  private RunningServer server(String password) {
    return new RunningServer(URI.create(hub.baseUrl()), "engineer", password);
  }

  @Test
  void tellsOfEachTenantHowItIsFetched() throws IOException {
    assertThat(new ConnectorsCommand().run(server("secret"), out)).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8).lines())
        .hasSize(5)
        .anyMatch(
            line ->
                line.matches(
                    "eti-members +smeta-audit +in +profile +boden +2026-11-22T10:00:01Z"
                        + " +2026-11-22T10:00:01Z +h-1 +ok"))
        .anyMatch(line -> line.matches(".* orsay .* h-2 +failing \\(3\\): it answered 503"))
        .anyMatch(line -> line.matches(".* member-sites .* not polled"))
        .anyMatch(line -> line.matches(".* corrective-action-progress +out .* ok"));
  }

  @Test
  void saysWhatTheHubAnsweredIfItRefuses() {
    assertThatThrownBy(() -> new ConnectorsCommand().run(server("wrong"), out))
        .isInstanceOf(HubFailure.class)
        .hasMessageContaining("answered 404")
        .hasMessageNotContaining("wrong");
    assertThat(out.toByteArray()).isEmpty();
  }

  @Test
  void saysThatThereIsNoHub() {
    RunningServer server = server("secret");
    hub.stop();
    assertThatThrownBy(() -> new ConnectorsCommand().run(server, out))
        .isInstanceOf(HubFailure.class)
        .hasMessageContaining("there is no hub at");
  }

  @Test
  void wantsAddressAndUserTogether() {
    CommandLine command = new CommandLine(new ConnectorsCommand());
    command.setErr(new java.io.PrintWriter(new ByteArrayOutputStream(), true, UTF_8));
    assertThat(command.execute("--server", "http://localhost")).isEqualTo(Hub.BAD_INPUT);
    assertThatThrownBy(() -> RunningServer.of("localhost:8080", "x"))
        .isInstanceOf(HubFailure.class);
  }
}
