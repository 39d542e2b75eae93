package org.scorehub.security;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is behind the request that the current thread serves. */
public final class Caller {

  private Caller() {}

  /**
   * The one who logged in.
   *
   * @throws AuthenticationCredentialsNotFoundException if nobody has; answered as 401
   */
  public static HubUser current() {
    return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("No login"));
  }

  /** The one who logged in, or empty on open paths and outside requests. */
  public static Optional<HubUser> find() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof HubUser user
        ? Optional.of(user)
        : Optional.empty();
  }
}
