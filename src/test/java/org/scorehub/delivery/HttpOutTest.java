package org.scorehub.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.ConnectorSettings.OAuth;
import org.scorehub.connector.ConnectorSettings.Tenant;
import org.scorehub.connector.ConnectorSettings.Tenants;
import org.scorehub.connector.TenantLogins;

/** Deliveries by HTTP, seen from the receiver. */
class HttpOutTest {

  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2025-11-14T12:00:00Z"), ZoneOffset.UTC);
  private static final byte[] CONTENT = "{\"case\": \"Nº 7\"}".getBytes(StandardCharsets.UTF_8);
  private static final Map<String, String> GUARDED =
      Map.of("method", "PATCH", "path", "/cases/${key}", "etag", "required");

  private static Answer attempt(Map<String, String> parameters) {
    return attempt(parameters, "7");
  }

  private static Answer attempt(Map<String, String> parameters, @Nullable String key) {
    Tenant tenant = new Tenant(endpoint(), "hub", "secret", null, null, null, null, false);
    return attempt(parameters, key, tenant);
  }

  private static Answer attempt(
      Map<String, String> parameters, @Nullable String key, Tenant tenant) {
    return attempt(parameters, key, login(tenant));
  }

  private static DeliveryLogin login(Tenant tenant) {
    return new DeliveryLogin(
        TenantLogins.of(new ConnectorSettings(Map.of("c", new Tenants(Map.of("buyer", tenant))))));
  }

  private static Answer attempt(
      Map<String, String> parameters, @Nullable String key, DeliveryLogin login) {
    Map<String, Object> beans =
        Map.of(
            "httpRequests", new HttpRequests(),
            "httpAnswers", new HttpAnswers(login, NOON),
            "deliveryLogin", login,
            "sendOnce", new SendOnce());
    try (OutboundRoute route = OutboundRoute.start("http-out", beans, parameters)) {
      return route.attempt(properties(key));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static URI endpoint() {
    return URI.create(RECEIVER.baseUrl() + "/api");
  }

  private static Map<String, Object> properties(@Nullable String key) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("hub.connector", "c");
    properties.put("hub.document", "d");
    properties.put("hub.organisation", "buyer");
    properties.put("hub.endpoint", endpoint());
    properties.put("hub.key", key);
    properties.put("hub.content", CONTENT);
    properties.put("hub.contentType", "application/json");
    properties.put("hub.idempotencyKey", "key-1");
    return properties;
  }

  private static void answer(ResponseDefinitionBuilder answer) {
    RECEIVER.stubFor(any(anyUrl()).willReturn(answer));
  }

  @Test
  void sendsTheStoredBytesWithKeyAndLogin() {
    answer(aResponse().withStatus(201).withBody("{\"receiptId\": \"R-1\"}"));
    assertThat(attempt(Map.of()))
        .isEqualTo(new Answer.Accepted("R-1", true, "HTTP 201\n{\"receiptId\": \"R-1\"}"));
    RECEIVER.verify(
        1,
        postRequestedFor(urlEqualTo("/api"))
            .withHeader("Idempotency-Key", equalTo("key-1"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Authorization", equalTo("Basic aHViOnNlY3JldA=="))
            .withHeader("If-Match", absent())
            .withRequestBody(equalTo(new String(CONTENT, StandardCharsets.UTF_8))));
  }

  @Test
  void sendsATokenInTheHeaderThatTheRouteNames() {
    answer(aResponse().withStatus(204));
    Tenant tenant = new Tenant(endpoint(), null, null, null, "abc", null, null, false);
    attempt(Map.of("header", "X-Api-Key"), "7", tenant);
    RECEIVER.verify(
        postRequestedFor(anyUrl())
            .withHeader("X-Api-Key", equalTo("abc"))
            .withHeader("Authorization", absent()));
  }

  private static DeliveryLogin oauth() {
    URI tokens = URI.create(RECEIVER.baseUrl() + "/token");
    OAuth oauth = new OAuth(tokens, "hub", "secret", null);
    return login(new Tenant(endpoint(), null, null, oauth, null, null, null, false));
  }

  private static void issue(String token) {
    RECEIVER.stubFor(
        post("/token")
            .willReturn(
                okJson(
                    "{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": 3600}"
                        .formatted(token))));
  }

  @Test
  void asksForAnotherTokenOnceOneIsRefused() {
    issue("old");
    RECEIVER.stubFor(
        post("/api")
            .withHeader("Authorization", equalTo("Bearer old"))
            .willReturn(aResponse().withStatus(401)));
    RECEIVER.stubFor(
        post("/api")
            .withHeader("Authorization", equalTo("Bearer new"))
            .willReturn(aResponse().withStatus(200)));
    DeliveryLogin login = oauth();
    assertThat(attempt(Map.of(), "7", login)).isInstanceOf(Answer.Unavailable.class);
    issue("new");
    assertThat(attempt(Map.of(), "7", login)).isInstanceOf(Answer.Accepted.class);
    assertThat(attempt(Map.of(), "7", login)).isInstanceOf(Answer.Accepted.class);
    RECEIVER.verify(2, postRequestedFor(urlEqualTo("/token")));
    RECEIVER.verify(3, postRequestedFor(urlEqualTo("/api")));
  }

  @Test
  void sendsNothingWithoutTheTokenItNeeds() {
    RECEIVER.stubFor(post("/token").willReturn(aResponse().withStatus(503)));
    Answer answer = attempt(Map.of(), "7", oauth());
    assertThat(answer).isInstanceOf(Answer.Unavailable.class);
    assertThat(answer.detail()).contains("no token").doesNotContain("secret");
    RECEIVER.verify(0, postRequestedFor(urlEqualTo("/api")));
  }

  @Test
  void encodesTheKeyInTheAddress() {
    answer(aResponse().withStatus(200).withHeader("Location", "/cases/1"));
    Answer answer = attempt(Map.of("path", "/cases/${key}/progress"), "ZS 1/2?ü");
    assertThat(answer).isEqualTo(new Answer.Accepted("/cases/1", true, "HTTP 200\n"));
    RECEIVER.verify(1, postRequestedFor(urlEqualTo("/api/cases/ZS%201%2F2%3F%C3%BC/progress")));
  }

  @Test
  void tellsAcceptedFromApplied() {
    answer(aResponse().withStatus(202));
    assertThat(attempt(Map.of())).isEqualTo(new Answer.Accepted(null, false, "HTTP 202\n"));
  }

  @Test
  void sendsTheTagOfTheResourceAsItIs() {
    RECEIVER.stubFor(
        get("/api/cases/7").willReturn(aResponse().withHeader("ETag", "\"v3\"").withBody("{}")));
    RECEIVER.stubFor(
        patch(urlEqualTo("/api/cases/7"))
            .withHeader("If-Match", equalTo("\"v3\""))
            .willReturn(aResponse().withStatus(200).withHeader("ETag", "\"v4\"")));
    assertThat(attempt(GUARDED)).isEqualTo(new Answer.Accepted("\"v4\"", true, "HTTP 200\n"));
    RECEIVER.verify(
        getRequestedFor(urlEqualTo("/api/cases/7"))
            .withHeader("Authorization", equalTo("Basic aHViOnNlY3JldA==")));
    RECEIVER.verify(
        1,
        patchRequestedFor(anyUrl())
            .withRequestBody(equalTo(new String(CONTENT, StandardCharsets.UTF_8))));
  }

  @Test
  void comesAgainIfTheResourceHasChangedInBetween() {
    RECEIVER.stubFor(get(anyUrl()).willReturn(aResponse().withHeader("ETag", "\"v3\"")));
    RECEIVER.stubFor(patch(anyUrl()).willReturn(aResponse().withStatus(412)));
    assertThat(attempt(GUARDED)).isEqualTo(new Answer.Unavailable("HTTP 412\n", null, true));
  }

  @Test
  void sendsNothingToAResourceThatIsNotThere() {
    RECEIVER.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(404)));
    assertThat(attempt(GUARDED)).isEqualTo(new Answer.Refused("HTTP 404\n"));
    RECEIVER.verify(0, patchRequestedFor(anyUrl()));
  }

  @Test
  void sendsNothingWhileTheResourceCannotBeRead() {
    RECEIVER.stubFor(
        get(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    assertThat(attempt(GUARDED)).isInstanceOf(Answer.Unavailable.class);
    RECEIVER.verify(0, patchRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 410, 413, 415, 422, 428})
  void takesNoForAnAnswer(int status) {
    answer(aResponse().withStatus(status).withBody("no"));
    assertThat(attempt(Map.of())).isEqualTo(new Answer.Refused("HTTP " + status + "\nno"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 408, 409, 412, 423, 425, 429, 500, 502, 503, 504})
  void comesAgainWhereTheNextAnswerMayBeAnother(int status) {
    answer(aResponse().withStatus(status).withBody("later"));
    assertThat(attempt(Map.of()))
        .isEqualTo(
            new Answer.Unavailable(
                "HTTP " + status + "\nlater",
                null,
                List.of(401, 412, 423, 425, 429).contains(status)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"120", "Fri, 14 Nov 2025 12:02:00 GMT"})
  void waitsAsLongAsItIsAsked(String retryAfter) {
    answer(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));
    assertThat(attempt(Map.of()))
        .isEqualTo(new Answer.Unavailable("HTTP 429\n", Duration.ofMinutes(2), true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "99999999", "Fri, 14 Nov 2025 11:59:00 GMT"})
  void passesOverAWaitThatMakesNoSense(String retryAfter) {
    answer(aResponse().withStatus(503).withHeader("Retry-After", retryAfter));
    assertThat(attempt(Map.of())).isEqualTo(new Answer.Unavailable("HTTP 503\n", null));
  }

  @Test
  void keepsTheWordsOfAProblemDetailOnly() {
    answer(
        aResponse()
            .withStatus(422)
            .withHeader("Content-Type", "application/problem+json; charset=utf-8")
            .withBody(
                "{\"type\": \"about:blank\", \"title\": \"Wrong\", \"detail\": \"no such case\"}"));
    assertThat(attempt(Map.of())).isEqualTo(new Answer.Refused("HTTP 422\nWrong: no such case"));
  }

  @Test
  void keepsTheStartOfALongAnswer() {
    answer(aResponse().withStatus(500).withBody("x".repeat(100_000)));
    assertThat(attempt(Map.of()).detail()).hasSizeLessThan(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE"})
  void countsGarbageAsUnavailable(String fault) {
    RECEIVER.stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.valueOf(fault))));
    assertThat(attempt(Map.of())).isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void waitsForAnEndpointOrAKeyThatIsMissing() {
    assertThat(attempt(Map.of("path", "/cases/${key}"), null)).isInstanceOf(Answer.Refused.class);
    RECEIVER.verify(0, postRequestedFor(anyUrl()));
  }
}
