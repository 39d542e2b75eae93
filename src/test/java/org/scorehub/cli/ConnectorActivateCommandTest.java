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

class ConnectorActivateCommandTest {

  private static final String ACTIVATIONS = "/api/v1/connectors/inditex/activations";
  private static final String PROBLEM =
      "{\"message\": \"no such code list\", \"mappingFile\": \"mappings/inditex/a.jslt\","
          + " \"mappingLine\": 7}";
  private static final String ACTIVATED =
      "{\"bundle\": \"bbbbbbbbbbbbbbbbbbbb\", \"from\": \"aaaaaaaaaaaaaaaaaaaa\"}";

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

  private void candidate(String problems) {
    hub.stubFor(
        get("/api/v1/connectors/inditex/candidate")
            .willReturn(
                okJson(
                    "{\"connector\": \"inditex\", \"bundle\": \"bbbb\", \"changes\":"
                        + " [{\"path\": \"routes/inditex/x.camel.yaml\", \"change\": \"ADDED\"}],"
                        + " \"problems\": ["
                        + problems
                        + "]}")));
  }

  private RunningServer server() {
    return new RunningServer(URI.create(hub.baseUrl()), "mary", "secret");
  }

  private int activate(String... options) throws IOException {
    ConnectorActivateCommand command = new ConnectorActivateCommand();
    new CommandLine(command).parseArgs(arguments(options));
    return command.run(server(), out, err);
  }

  private static String[] arguments(String... options) {
    String[] all = new String[options.length + 5];
    System.arraycopy(options, 0, all, 5, options.length);
    System.arraycopy(
        new String[] {"inditex", "--server", "http://localhost", "--user", "mary"}, 0, all, 0, 5);
    return all;
  }

  @Test
  void showsWhatWouldChangeAndChangesNothing() throws IOException {
    candidate(PROBLEM);
    assertThat(activate("--dry-run")).isEqualTo(Hub.FAILED);
    assertThat(out.toString(UTF_8)).isEqualTo("added routes/inditex/x.camel.yaml\n");
    assertThat(err.toString(UTF_8)).isEqualTo("mappings/inditex/a.jslt:7: no such code list\n");
    hub.verify(0, postRequestedFor(urlEqualTo(ACTIVATIONS)));
  }

  @Test
  void activatesExactlyWhatWasShown() throws IOException {
    candidate("");
    hub.stubFor(
        post(ACTIVATIONS)
            .withBasicAuth("mary", "secret")
            .withRequestBody(
                equalToJson(
                    "{\"action\": \"ACTIVATE\", \"bundle\": \"bbbb\", \"note\": \"ticket 812\","
                        + " \"force\": false}"))
            .willReturn(okJson(ACTIVATED)));
    assertThat(activate("--note", "ticket 812")).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8)).endsWith("inditex runs bbbbbbbbbbbb, before aaaaaaaaaaaa\n");
  }

  @Test
  void saysWhyNothingWasChanged() throws IOException {
    candidate(PROBLEM);
    hub.stubFor(
        post(ACTIVATIONS)
            .willReturn(
                jsonResponse(
                    "{\"detail\": \"The files of inditex do not work\", \"problems\": ["
                        + PROBLEM
                        + "]}",
                    409)));
    assertThat(activate()).isEqualTo(Hub.FAILED);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            hub: The files of inditex do not work
            mappings/inditex/a.jslt:7: no such code list
            """);
  }

  @Test
  void goesBack() throws IOException {
    hub.stubFor(
        post(ACTIVATIONS)
            .withRequestBody(
                equalToJson("{\"action\": \"ROLLBACK\", \"bundle\": \"aaaa\", \"note\": null}"))
            .willReturn(okJson(ACTIVATED)));
    ConnectorRollbackCommand command = new ConnectorRollbackCommand();
    new CommandLine(command).parseArgs(arguments("--to", "aaaa"));
    assertThat(command.run(server(), out, err)).isEqualTo(Hub.DONE);
  }
}
