package org.scorehub.platform.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays against something that answers as a hub does. */
class JourneyTest {

  private static final String SITE = "7b0c2f5e-0000-7000-8000-000000000001";

  private final WireMockServer hub =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
  private final List<String> console = new CopyOnWriteArrayList<>();
  private Twins twins;

  @BeforeEach
  void start(@TempDir Path folder) {
    hub.start();
    hub.stubFor(get(urlPathEqualTo("/actuator/health")).willReturn(okJson("{}")));
    hub.stubFor(
        post(urlPathEqualTo("/services/amfori-bsci"))
            .willReturn(okXml(new String(SoapMessage.around(receipt()), UTF_8))));
    hub.stubFor(
        post(urlPathMatching("/api/v1/connectors/score-training/.*"))
            .willReturn(status(202).withBody("{\"exchangeId\": \"e-2\"}")));
    hub.stubFor(get(urlPathEqualTo("/api/v1/exchanges")).willReturn(okJson("{\"items\": []}")));
    hub.stubFor(get(urlPathMatching("/api/v1/exchanges/.*")).willReturn(okJson(exchange())));
    hub.stubFor(
        get(urlPathEqualTo("/api/v1/sites/" + SITE)).willReturn(okJson("{\"name\": \"Meghna\"}")));
    hub.stubFor(
        get(urlPathEqualTo("/api/v1/sites/" + SITE + "/recommendations"))
            .willReturn(
                okJson(
                    """
                    {"modules": [{"module": "WC", "role": "primary", "reasons": [{}, {}]}]}""")));
    hub.stubFor(
        post(urlPathEqualTo("/api/v1/sites/" + SITE + "/recommendations/approvals"))
            .willReturn(status(202).withBody("{}")));
    hub.stubFor(
        get(urlPathEqualTo("/api/v1/sites/" + SITE + "/deliveries"))
            .willReturn(
                okJson(
                    """
                    {"items": [{"state": "ACCEPTED", "receipt": "AR-1"}]}""")));
    twins =
        Twins.start(
            new TwinHost(Path.of("."), folder, Map.of(), "127.0.0.1", Optional.empty()),
            Set.of("amfori-bsci", "score-training"),
            0);
  }

  @AfterEach
  void stop() {
    twins.close();
    hub.stop();
  }

  @Test
  void sendsEveryStepInItsOrder() throws Exception {
    play();

    List<String> wanted =
        Stream.of("amfori-bsci", "score-training")
            .flatMap(connector -> Script.of(twins.files(), connector).steps().stream())
            .map(
                step ->
                    step.soap() == null
                        ? "/api/v1/connectors/" + step.post()
                        : "/services/amfori-bsci")
            .toList();
    assertThat(sent()).extracting(LoggedRequest::getUrl).containsExactlyElementsOf(wanted);
  }

  @Test
  void sendsAuditsBySoapAsTheWsdlAsks() throws Exception {
    play();

    List<LoggedRequest> calls =
        sent().stream().filter(call -> call.getUrl().startsWith("/services")).toList();
    assertThat(calls).hasSize(5);
    for (LoggedRequest call : calls) {
      XmlSchemas.requireAudit(SoapMessage.read(call.getBody()).content());
      assertThat(call.getHeader("Content-Type")).startsWith("text/xml");
      assertThat(call.getHeader("SOAPAction"))
          .isEqualTo("\"urn:scorehub:profile:amfori-bsci:1/submitAudit\"");
      assertThat(call.getHeader("Authorization")).startsWith("Basic ");
    }
  }

  @Test
  void tellsWhatHappened() throws Exception {
    play();

    assertThat(console)
        .anyMatch(line -> line.contains("ready at " + address()))
        .anyMatch(line -> line.contains("25 findings") && line.endsWith("recorded"))
        .anyMatch(line -> line.contains("recommends for Meghna: WC (primary, 2 reasons)"))
        .anyMatch(line -> line.contains("sourcing -> lets score-programme have them: approved"))
        .anyMatch(line -> line.contains("1 of 1 progress reports") && line.contains("AR-1"));
    assertThat(console.get(console.size() - 1)).startsWith("  curl -u engineer:sandbox");
    assertThat(console).hasSizeLessThan(25);
  }

  @Test
  void sendsTheSameBytesOnALaterDay() throws Exception {
    hub.stubFor(
        get(urlPathEqualTo("/api/v1/exchanges"))
            .willReturn(
                okJson(
                    """
                    {"items": [{"receivedAt": "2026-03-12T08:00:00Z"},
                               {"receivedAt": "2026-03-10T08:00:00Z"}]}""")));
    play();
    List<String> first = keys();
    hub.resetRequests();
    play();

    assertThat(keys()).isEqualTo(first).doesNotContainNull();
    assertThat(sent().get(0).getBodyAsString()).contains("<auditFrom>2025-12-05</auditFrom>");
  }

  @Test
  void goesOnWhereTheHubRefuses() throws Exception {
    hub.stubFor(
        post(urlPathEqualTo("/services/amfori-bsci"))
            .willReturn(status(401).withBody("Unknown name or wrong password")));

    play();

    assertThat(console)
        .anyMatch(line -> line.contains("not taken: HTTP 401 Unknown name or wrong password"))
        .anyMatch(line -> line.contains("Song Hong enrols"));
  }

  @Test
  void stopsWithOneLineWhereTheHubGoesAway() throws Exception {
    hub.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    hub.stubFor(get(urlPathEqualTo("/actuator/health")).willReturn(okJson("{}")));

    play();

    assertThat(console.get(console.size() - 1)).startsWith("The simulated buyers stop:");
  }

  private void play() throws InterruptedException {
    try (Journey journey = Journey.begin(twins, address(), console::add, pause -> {})) {
      journey.await();
    }
  }

  private URI address() {
    return URI.create(hub.baseUrl());
  }

  private List<LoggedRequest> sent() {
    List<ServeEvent> events = new ArrayList<>(hub.getAllServeEvents());
    events.sort(Comparator.comparing(event -> event.getRequest().getLoggedDate()));
    return events.stream()
        .map(ServeEvent::getRequest)
        .filter(request -> request.getMethod().equals(RequestMethod.POST))
        .filter(request -> !request.getUrl().contains("/approvals"))
        .toList();
  }

  private List<String> keys() {
    return sent().stream().map(request -> request.getHeader("Idempotency-Key")).toList();
  }

  private static String receipt() {
    return "<receipt xmlns=\"urn:scorehub:profile:amfori-bsci:1\">"
        + "<exchangeId>e-1</exchangeId><status>received</status></receipt>";
  }

  private static String exchange() {
    return "{\"state\": \"RECORDED\", \"revision\": 1, \"siteId\": \"" + SITE + "\"}";
  }
}
