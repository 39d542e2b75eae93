package org.scorehub.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Logs programs in by {@code Authorization: Bearer}. Revoking a token works at once. */
@Component
final class TokenLogin implements AuthenticationProvider {

  private static final String SCHEME = "Bearer ";

  private final Accounts accounts;

  TokenLogin(Accounts accounts) {
    this.accounts = accounts;
  }

  static @Nullable BearerToken read(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? new BearerToken(header.substring(SCHEME.length()).trim())
        : null;
  }

  @Override
  public Authentication authenticate(Authentication login) {
    HubUser user =
        accounts
            .byToken(ApiTokens.sha256(((BearerToken) login).token()))
            .orElseThrow(() -> new BadCredentialsException("Unknown, expired or revoked token"));
    return UsernamePasswordAuthenticationToken.authenticated(user, null, user.roles());
  }

  @Override
  public boolean supports(Class<?> type) {
    return BearerToken.class.isAssignableFrom(type);
  }
}
