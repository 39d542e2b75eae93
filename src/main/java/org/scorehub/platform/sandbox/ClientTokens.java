package org.scorehub.platform.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URLDecoder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A twin's OAuth 2.0 token endpoint for client credentials (RFC 6749, section 4.4). Stubs name it
 * {@code token}. The client logs in by HTTP Basic or in the form; the tokens are good for all
 * tenants.
 */
public final class ClientTokens implements ResponseDefinitionTransformerV2 {

  private static final int TOKEN_BYTES = 16;
  private static final String BEARER = "Bearer ";

  private final TwinSettings settings;
  private final Duration validity;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> ends = new ConcurrentHashMap<>();

  /**
   * Tokens for one client.
   *
   * @param settings whose user name and password are the client's id and secret
   * @param validity of a token
   */
  public ClientTokens(TwinSettings settings, Duration validity, Clock clock) {
    this.settings = settings;
    this.validity = validity;
    this.clock = clock;
  }

  @Override
  public String getName() {
    return "token";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  /** True if the request carries a token that was issued here and still holds. */
  public boolean admits(Request request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.startsWith(BEARER)) {
      return false;
    }
    Instant end = ends.get(header.substring(BEARER.length()));
    return end != null && clock.instant().isBefore(end);
  }

  /** Takes back all tokens; the next request needs a new one. */
  public void revokeAll() {
    ends.clear();
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    return answer(event.getRequest());
  }

  /** Answers a request for a token. */
  public ResponseDefinition answer(Request request) {
    Map<String, String> form = form(request.getBodyAsString());
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return answer(400, "{\"error\":\"unsupported_grant_type\"}");
    }
    if (!isClient(request, form)) {
      return answer(401, "{\"error\":\"invalid_client\"}");
    }
    String token = newToken();
    ends.put(token, clock.instant().plus(validity));
    return answer(
        200,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
            .formatted(token, validity.toSeconds()));
  }

  private boolean isClient(Request request, Map<String, String> form) {
    String login = settings.username() + ":" + settings.password();
    String basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    return basic.equals(request.getHeader("Authorization"))
        || login.equals(form.get("client_id") + ":" + form.get("client_secret"));
  }

  private String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8), (a, b) -> a));
  }

  private static ResponseDefinition answer(int status, String body) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withHeader("Cache-Control", "no-store")
        .withBody(body)
        .build();
  }
}
