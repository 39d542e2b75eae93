package org.scorehub.connector;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Access tokens by client credentials (RFC 6749, section 4.4), one for each login at a time. */
final class ClientCredentials {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Map<String, OAuth2AccessToken> tokens = new ConcurrentHashMap<>();
  private final RestClientClientCredentialsTokenResponseClient client;

  ClientCredentials() {
    client = new RestClientClientCredentialsTokenResponseClient();
    client.setRestClient(restClient());
  }

  /** As Spring Security's own, but with time limits and without redirects. */
  private static RestClient restClient() {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
    requests.setReadTimeout(READ_TIMEOUT);
    return RestClient.builder()
        .requestFactory(requests)
        .messageConverters(
            converters -> {
              converters.clear();
              converters.add(new FormHttpMessageConverter());
              converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
            })
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }

  /**
   * A token that lasts a while, asked for if none is known.
   *
   * @throws LoginUnavailable if none is issued
   */
  String token(String name, ConnectorSettings.OAuth settings) {
    OAuth2AccessToken token =
        tokens.compute(name, (n, known) -> lasts(known) ? known : ask(name, settings));
    return token.getTokenValue();
  }

  void forget(String name) {
    tokens.remove(name);
  }

  /** A token that never lasts a minute is used while it lasts at all. */
  private static boolean lasts(@Nullable OAuth2AccessToken token) {
    if (token == null) {
      return false;
    }
    Instant issued = token.getIssuedAt();
    Instant expires = token.getExpiresAt();
    if (issued == null || expires == null) {
      return true;
    }
    Duration half = Duration.between(issued, expires).dividedBy(2);
    return Instant.now().plus(half.compareTo(MARGIN) < 0 ? half : MARGIN).isBefore(expires);
  }

  private OAuth2AccessToken ask(String name, ConnectorSettings.OAuth settings) {
    try {
      return client
          .getTokenResponse(new OAuth2ClientCredentialsGrantRequest(registration(name, settings)))
          .getAccessToken();
    } catch (OAuth2AuthorizationException | RestClientException e) {
      throw new LoginUnavailable(
          "no token from " + settings.tokenEndpoint() + " for " + name + ": " + e.getMessage(), e);
    }
  }

  private static ClientRegistration registration(String name, ConnectorSettings.OAuth settings) {
    ClientRegistration.Builder registration =
        ClientRegistration.withRegistrationId(name)
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .tokenUri(settings.tokenEndpoint().toString())
            .clientId(settings.clientId())
            .clientSecret(settings.clientSecret());
    return settings.scope() == null
        ? registration.build()
        : registration.scope(settings.scope().strip().split("\\s+")).build();
  }
}
