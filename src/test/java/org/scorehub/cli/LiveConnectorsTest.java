package org.scorehub.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
      [{"id": "eti-members", "bundle": "0123456789abcdef0123", "profile": {"status": "profile"}, "documents": [
        {"name": "smeta-audit", "direction": "in", "polls": [
          {"tenant": "boden", "lastPollAt": "2026-11-22T10:00:01.123456Z",
           "lastSuccessAt": "2026-11-22T10:00:01.2Z", "failures": 0, "cursor": "c", "leader": "h-1"},
          {"tenant": "orsay", "lastPollAt": "2026-11-22T10:00:02Z", "lastError": "it answered 503",
           "failures": 3, "leader": "h-2"}]},
        {"name": "member-sites", "direction": "in", "polls": []},
        {"name": "corrective-action-progress", "direction": "out"}]}]
      """;

  private static final String FIGURES =
      """
      {"connector": "eti-members", "state": "PAUSED", "openDrift": 2,
       "lastHour": {"documents": 8, "errorShare": 0.125}, "day": {"documents": 90, "errorShare": 0.0},
       "lag": {"waiting": 3, "oldestReceivedAt": "2026-11-22T09:00:00.5Z", "waitingDeliveries": 0},
       "pauses": [{"organisation": "boden", "pausedAt": "2026-11-22T08:30:00.25Z"}]}
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
    hub.stubFor(get("/api/v1/connectors/eti-members/figures").willReturn(okJson(FIGURES)));
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
        .hasSize(8)
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
  void tellsHowEachConnectorDoes() throws IOException {
    assertThat(new ConnectorsCommand().run(server("secret"), out)).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8).lines().skip(1).findFirst())
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .matches(
                        "eti-members +0123456789ab +paused since 2026-11-22T08:30:00Z +8 +12.5 %"
                            + " +90 +0.0 % +3 since 2026-11-22T09:00:00Z +0 +2"));
  }

  @Test
  void givesProgramsTheFiguresOfEachConnector() throws IOException {
    ConnectorsCommand command = new ConnectorsCommand();
    new CommandLine(command).parseArgs("--json", "--server", "http://x", "--user", "engineer");
    assertThat(command.run(server("secret"), out)).isEqualTo(Hub.DONE);
    JsonNode connector = new ObjectMapper().readTree(out.toByteArray()).path(0);
    assertThat(connector.at("/figures/lag/waiting").asInt()).isEqualTo(3);
    assertThat(connector.at("/documents/0/polls/1/tenant").asText()).isEqualTo("orsay");
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
        .hasMessageContaining("there is no hub at")
        .hasMessageContaining("nothing answers there");
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
