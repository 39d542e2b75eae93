package org.scorehub.platform.sandbox.declared;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.platform.sandbox.ClientTokens;
import org.scorehub.platform.sandbox.TwinSettings;

/** How the hub must log in at one tenant's system, as the tenant's settings say. */
final class Login {

  private static final Duration TOKEN_VALIDITY = Duration.ofMinutes(5);

  private final ConnectorSettings.Tenant tenant;
  private final @Nullable ClientTokens tokens;

  Login(ConnectorSettings.Tenant tenant) {
    this.tenant = tenant;
    this.tokens = tenant.oauth() == null ? null : tokens(tenant.oauth());
  }

  private static ClientTokens tokens(ConnectorSettings.OAuth client) {
    return new ClientTokens(
        new TwinSettings("", 0, client.clientId(), client.clientSecret()),
        TOKEN_VALIDITY,
        Clock.systemUTC());
  }

  /**
   * Whether a request may pass.
   *
   * @param header that takes the login
   */
  boolean admits(Request request, String header) {
    if (tokens != null) {
      return tokens.admits(request);
    }
    String wanted = wanted();
    String given = request.getHeader(header);
    return wanted.isEmpty()
        || MessageDigest.isEqual(
            wanted.getBytes(UTF_8), (given == null ? "" : given).getBytes(UTF_8));
  }

  private String wanted() {
    if (tenant.token() != null) {
      return tenant.token();
    }
    String both = tenant.username() + ":" + (tenant.password() == null ? "" : tenant.password());
    return tenant.username() == null
        ? ""
        : "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
  }

  /** Answers a request for a token; empty if the request is for something else. */
  Optional<ResponseDefinition> issue(Request request) {
    return tokens != null
            && tenant.oauth() != null
            && tenant.oauth().tokenEndpoint().getRawPath().equals(Answers.path(request))
        ? Optional.of(tokens.answer(request))
        : Optional.empty();
  }
}
