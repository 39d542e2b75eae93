package org.scorehub.security;

import java.time.Clock;
import org.scorehub.security.Accounts.Account;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Logs people in by name and password. Takes as long for an unknown name as for a wrong password.
 */
@Component
final class PasswordLogin implements AuthenticationProvider {

  private static final String NOBODY = new BCryptPasswordEncoder().encode("nobody has this");

  private final Accounts accounts;
  private final AccessTrail trail;
  private final PasswordEncoder encoder = new BCryptPasswordEncoder();
  private final CheckedPasswords checked;

  PasswordLogin(Accounts accounts, AccessTrail trail, Clock clock) {
    this.accounts = accounts;
    this.trail = trail;
    this.checked = new CheckedPasswords(clock);
  }

  @Override
  public Authentication authenticate(Authentication login) {
    String password = String.valueOf(login.getCredentials());
    Account account = accounts.byUsername(login.getName()).orElseGet(() -> refuse(password));
    if (!matches(account, password)) {
      HubUser user = account.user();
      trail.record(user.organisation(), user.username(), "login.failed", null);
      throw refusal();
    }
    HubUser user = account.user();
    return UsernamePasswordAuthenticationToken.authenticated(user, null, user.roles());
  }

  private boolean matches(Account account, String password) {
    if (checked.accepted(account.passwordHash(), password)) {
      return true;
    }
    boolean matches = encoder.matches(password, account.passwordHash());
    if (matches) {
      checked.accept(account.passwordHash(), password);
    }
    return matches;
  }

  private Account refuse(String password) {
    encoder.matches(password, NOBODY);
    throw refusal();
  }

  private static BadCredentialsException refusal() {
    return new BadCredentialsException("Unknown name or wrong password");
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
