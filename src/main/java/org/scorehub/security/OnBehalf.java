package org.scorehub.security;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Does work for somebody who is not there, with the rights that they have now and no others. For
 * what people asked to be done later, such as to be told of news.
 */
@Component
public final class OnBehalf {

  private final Accounts accounts;

  OnBehalf(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Runs work as a person or machine of an organisation; what they may do is looked up anew.
   *
   * @return empty, without running it, if the account or token is gone, ended or of another
   *     organisation
   */
  public <T> Optional<T> of(String organisation, String username, Supplier<T> work) {
    return find(organisation, username).map(user -> as(user, work));
  }

  private Optional<HubUser> find(String organisation, String username) {
    return username.startsWith(HubUser.MACHINE)
        ? accounts.machine(organisation, username.substring(HubUser.MACHINE.length()))
        : accounts
            .byUsername(username)
            .map(Accounts.Account::user)
            .filter(user -> user.organisation().equals(organisation));
  }

  private static <T> T as(HubUser user, Supplier<T> work) {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContext standing = SecurityContextHolder.createEmptyContext();
    standing.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(user, null, List.copyOf(user.roles())));
    SecurityContextHolder.setContext(standing);
    try {
      return work.get();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }
}
