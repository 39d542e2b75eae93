package org.scorehub.intake.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scorehub.intake.fetch.FetchingHub.patiently;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.connector.ConnectorSettings;

class RestPollTest {

  private final WireMockServer source =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private final Topic topic = new Topic();
  private final String tenant = "t-" + UUID.randomUUID();
  private final Map<String, String> parameters =
      new HashMap<>(
          Map.of(
              "path", "/items?since=${cursor}",
              "items", "/data",
              "next", "/links/next",
              "cursor", "/meta/cursor",
              "interval", "100"));

  @TempDir private Path folder = Path.of("");
  private @Nullable FetchingHub hub;

  @BeforeEach
  void startSource() {
    source.start();
  }

  @AfterEach
  void stop() {
    stopHub();
    source.stop();
  }

  private void stopHub() {
    if (hub != null) {
      hub.close();
      hub = null;
    }
  }

  private FetchingHub startHub() throws Exception {
    return startHub(null, null);
  }

  private FetchingHub startHub(ConnectorSettings.@Nullable OAuth oauth, @Nullable String token)
      throws Exception {
    hub =
        new FetchingHub(
            FetchingHub.project(folder, "rest-poll", parameters),
            Map.of(
                tenant,
                new ConnectorSettings.Tenant(
                    URI.create(source.baseUrl()), null, null, oauth, token, null, null, false)),
            topic);
    return hub;
  }

  /** A page whose items are the numbers given. */
  private static String page(@Nullable String next, @Nullable String cursor, int... ids) {
    StringBuilder data = new StringBuilder();
    for (int id : ids) {
      data.append(data.isEmpty() ? "" : ", ").append(item(id));
    }
    return "{\"data\": [%s], \"links\": {\"next\": %s}, \"meta\": {\"cursor\": %s}}"
        .formatted(data, quoted(next), quoted(cursor));
  }

  /** Written oddly on purpose: the document is these bytes. */
  private static String item(int id) {
    return "{ \"id\":\"%d\",  \"näme\" : \"\\u00fc\" }".formatted(id);
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : '"' + text + '"';
  }

  private void offer(String url, ResponseDefinitionBuilder answer) {
    source.stubFor(get(urlEqualTo(url)).willReturn(answer));
  }

  private void offerTwoPages() {
    offer("/items?since=", okJson(page("/items?after=2", null, 1, 2)).withHeader("ETag", "\"a\""));
    offer("/items?after=2", okJson(page(null, "c 1", 3)));
    offer("/items?since=c+1", okJson(page(null, null)).withHeader("ETag", "\"b\""));
  }

  @Test
  void eachItemIsADocumentInItsOwnBytes() throws Exception {
    offerTwoPages();
    startHub();
    patiently().until(() -> topic.documents().size() == 3);
    assertThat(topic.documents()).containsExactly(item(1), item(2), item(3));
    assertThat(topic.arrived())
        .allSatisfy(record -> assertThat(record.buyer()).isEqualTo(tenant))
        .allSatisfy(record -> assertThat(record.document()).isEqualTo("item"));
  }

  @Test
  void goesOnFromTheCursorAndAsksOnlyForWhatIsNew() throws Exception {
    offerTwoPages();
    source.stubFor(
        get(urlEqualTo("/items?since=c+1"))
            .withHeader("If-None-Match", equalTo("\"b\""))
            .willReturn(status(304)));
    FetchingHub running = startHub();
    patiently()
        .untilAsserted(
            () ->
                source.verify(
                    getRequestedFor(urlEqualTo("/items?since=c+1"))
                        .withHeader("If-None-Match", equalTo("\"b\""))));
    source.verify(1, getRequestedFor(urlEqualTo("/items?since=")));
    assertThat(topic.documents()).hasSize(3);
    assertThat(running.cursor(tenant, "cursor")).isEqualTo("c 1");
    assertThat(running.cursor(tenant, "last_error")).isEqualTo("null");
  }

  @Test
  void startsAgainInTheMiddleOfAPageWithoutGapsOrRepeats() throws Exception {
    offerTwoPages();
    topic.breakAfter(1);
    startHub();
    patiently().until(() -> hub().cursor(tenant, "last_error").contains("broker is away"));
    assertThat(hub().cursor(tenant, "advanced")).isEqualTo("0");
    stopHub();

    topic.mend();
    startHub().hurry();

    patiently().until(() -> hub().cursor(tenant, "cursor").equals("c 1"));
    assertThat(topic.documents()).containsExactly(item(1), item(1), item(2), item(3));
    assertThat(hub().exchanges()).hasSize(3);
  }

  @Test
  void goesOnAtThePageWhereItStopped() throws Exception {
    offerTwoPages();
    offer("/items?after=2", status(500));
    startHub();
    patiently().until(() -> hub().cursor(tenant, "last_error").contains("500"));
    stopHub();

    offer("/items?after=2", okJson(page(null, "c 1", 3)));
    startHub().hurry();

    patiently().until(() -> hub().cursor(tenant, "cursor").equals("c 1"));
    source.verify(1, getRequestedFor(urlEqualTo("/items?since=")));
    assertThat(topic.documents()).containsExactly(item(1), item(2), item(3));
  }

  @Test
  void beginsTheRunAgainWhereThePageIsGone() throws Exception {
    offerTwoPages();
    offer("/items?after=2", status(410));
    startHub();
    patiently().until(() -> hub().cursor(tenant, "last_error").contains("410"));
    offer("/items?since=", okJson(page(null, "c 1", 1, 2, 3)));
    hub().hurry();
    patiently().until(() -> hub().cursor(tenant, "cursor").equals("c 1"));
    assertThat(topic.documents()).contains(item(3));
  }

  @Test
  void takesTheSameContentAgainWhenItCameBack() throws Exception {
    offer("/items?since=", okJson("{\"data\":[{\"id\":1}],\"meta\":{\"cursor\":\"1\"}}"));
    offer("/items?since=1", okJson("{\"data\":[{\"id\":2}],\"meta\":{\"cursor\":\"2\"}}"));
    offer("/items?since=2", okJson("{\"data\":[{\"id\":1}],\"meta\":{\"cursor\":\"3\"}}"));
    offer("/items?since=3", okJson("{\"data\":[]}"));
    startHub();
    patiently().until(() -> hub().cursor(tenant, "cursor").equals("3"));
    assertThat(hub().exchanges()).hasSize(3);
  }

  @Test
  void asksForATokenOnceAndForAnotherWhenItIsRefused() throws Exception {
    source.stubFor(
        post("/token").inScenario("tokens").willSetStateTo("second").willReturn(token("first")));
    source.stubFor(
        post("/token")
            .inScenario("tokens")
            .whenScenarioStateIs("second")
            .willReturn(token("second")));
    source.stubFor(get(urlPathEqualTo("/items")).willReturn(status(401)));
    source.stubFor(
        get(urlPathEqualTo("/items"))
            .withHeader("Authorization", equalTo("Bearer second"))
            .willReturn(okJson(page(null, "c", 7))));
    startHub(
        new ConnectorSettings.OAuth(
            URI.create(source.baseUrl() + "/token"), "hub", "secret", "audits"),
        null);
    patiently().until(() -> topic.documents().contains(item(7)));
    source.verify(2, postRequestedFor(urlEqualTo("/token")).withBasicAuth(basic()));
    assertThat(hub().cursor(tenant, "failures")).isEqualTo("0");
  }

  private static com.github.tomakehurst.wiremock.client.BasicCredentials basic() {
    return new com.github.tomakehurst.wiremock.client.BasicCredentials("hub", "secret");
  }

  private static ResponseDefinitionBuilder token(String value) {
    return okJson(
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}".formatted(value));
  }

  @Test
  void sendsATokenAsItIsConfigured() throws Exception {
    source.stubFor(
        get(urlPathEqualTo("/items"))
            .withHeader("Authorization", equalTo("Token abc"))
            .willReturn(okJson(page(null, "c", 1))));
    startHub(null, "Token abc");
    patiently().until(() -> topic.documents().contains(item(1)));
  }

  @Test
  void keepsTheLoginFromOtherServers() throws Exception {
    WireMockServer other =
        new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    other.start();
    try {
      offer("/items?since=", okJson(page(other.baseUrl() + "/items", "c", 1)));
      startHub(null, "Token abc");
      patiently().until(() -> hub().cursor(tenant, "last_error").contains("another server"));
      assertThat(topic.documents()).contains(item(1));
      assertThat(hub().cursor(tenant, "cursor")).isEqualTo("null");
      assertThat(other.getAllServeEvents()).isEmpty();
    } finally {
      other.stop();
    }
  }

  @Test
  void endsARunThatGoesInCircles() throws Exception {
    offer("/items?since=", okJson(page("/items?after=1", null, 1)));
    offer("/items?after=1", okJson(page("/items?after=1", null, 2)));
    startHub();
    patiently().until(() -> hub().cursor(tenant, "last_error").contains("circles"));
    assertThat(topic.documents()).contains(item(1), item(2));
  }

  @Test
  void handsOnAPageThatCannotBeTakenApartAndStaysBeforeIt() throws Exception {
    offer("/items?since=", ok("<html>Maintenance</html>"));
    startHub();
    patiently().until(() -> hub().isFailing(tenant));
    hub().hurry();
    patiently().until(() -> topic.documents().size() > 1);
    assertThat(topic.documents()).contains("<html>Maintenance</html>");
    assertThat(hub().exchanges()).hasSize(1);
    assertThat(hub().cursor(tenant, "cursor")).isEqualTo("null");
  }

  @Test
  void leavesABusySourceAloneForAsLongAsItAsks() throws Exception {
    offer("/items?since=", status(503).withHeader("Retry-After", "1800"));
    startHub();
    patiently().until(() -> hub().cursor(tenant, "last_error").contains("503"));
    patiently()
        .until(
            () ->
                hub().cursor(tenant, "not_before > now() + interval '20 minutes'").equals("true"));
    await()
        .during(Duration.ofMillis(600))
        .atMost(Duration.ofSeconds(3))
        .until(() -> source.getAllServeEvents().size() == 1);
  }

  @Test
  void findsTheSourceAgainAfterAnOutage() throws Exception {
    offer("/items?since=", aResponse().withFault(reset()));
    startHub();
    patiently().until(() -> hub().isFailing(tenant));
    offer("/items?since=c", okJson(page(null, null)));
    offer("/items?since=", okJson(page(null, "c", 1)));
    patiently().until(() -> topic.documents().contains(item(1)));
    patiently().until(() -> hub().cursor(tenant, "last_error").equals("null"));
  }

  @Test
  void aPollEndsBeforeTheNextBeginsHoweverLongKafkaTakes() throws Exception {
    topic.answerAfter(Duration.ofMillis(400));
    offer("/items?since=", okJson(page("/items?after=2", null, 1, 2)));
    offer("/items?after=2", okJson(page(null, "c", 3)));
    offer("/items?since=c", okJson(page(null, "c", 4)));
    startHub();
    patiently().until(() -> topic.documents().contains(item(4)));
    assertThat(topic.documents()).startsWith(item(1), item(2), item(3), item(4));
    assertThat(topic.mostAtOnce()).isEqualTo(1);
  }

  private static com.github.tomakehurst.wiremock.http.Fault reset() {
    return com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
  }

  @Test
  void twoInstancesDoNotPollOneSourceTwice() throws Exception {
    offer("/items?since=", okJson(page(null, "c", 1)));
    offer("/items?since=c", okJson(page(null, null)).withFixedDelay(50));
    startHub();
    try (FetchingHub second =
        new FetchingHub(
            folder,
            Map.of(
                tenant,
                new ConnectorSettings.Tenant(
                    URI.create(source.baseUrl()), null, null, null, null, null, null, false)),
            topic)) {
      patiently().until(() -> source.getAllServeEvents().size() > 5);
      assertThat(leaders()).hasSize(1);
      String leader = leaders().get(0);
      stopHub();
      patiently().until(() -> source.getAllServeEvents().size() > 15);
      assertThat(topic.documents()).containsExactly(item(1));
      assertThat(second.routes()).contains("source.item.in." + tenant);
      assertThat(leader).isNotBlank();
    }
  }

  private List<String> leaders() {
    return hub()
        .database()
        .jdbc()
        .sql("SELECT holder FROM lease WHERE name = ?")
        .param("poll/source/" + tenant)
        .query(String.class)
        .list();
  }

  private FetchingHub hub() {
    return java.util.Objects.requireNonNull(hub);
  }
}
