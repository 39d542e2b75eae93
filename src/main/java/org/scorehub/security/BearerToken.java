package org.scorehub.security;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A machine token as it came with a request, not yet checked. Never prints the token. */
final class BearerToken extends AbstractAuthenticationToken {

  @Serial private static final long serialVersionUID = 1L;

  private final String token;

  BearerToken(String token) {
    super(List.of());
    this.token = token;
  }

  String token() {
    return token;
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public Object getPrincipal() {
    return "token";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
