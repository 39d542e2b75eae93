package org.scorehub.security;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A person or program that has logged in. Holds no secret.
 *
 * @param username unique within the hub; {@code token:<name>} for a machine token
 * @param organisation whose data is seen; comes from the account, never from a request
 * @param roles what may be done
 * @param actsFor other organisations in whose name documents may be handed in, and whose exchanges
 *     may therefore be followed
 */
public record HubUser(String username, String organisation, Set<Role> roles, List<String> actsFor)
    implements AuthenticatedPrincipal, Serializable {

  /** Before the name of its token in the name of a machine. */
  static final String MACHINE = "token:";

  public HubUser {
    roles = Set.copyOf(roles);
    actsFor = List.copyOf(actsFor);
  }

  @Override
  public String getName() {
    return username;
  }

  /** True for the own organisation and those of {@link #actsFor()}. */
  public boolean mayActFor(String wanted) {
    return organisation.equals(wanted) || actsFor.contains(wanted);
  }

  /** The own organisation first, then those of {@link #actsFor()}, without repetition. */
  public List<String> organisations() {
    Set<String> all = new LinkedHashSet<>(List.of(organisation));
    all.addAll(actsFor);
    return List.copyOf(all);
  }

  /** True for engineers and those who run the hub: they see its connectors. */
  public boolean mayRun() {
    return hasAny(List.of(Role.ENGINEER, Role.OPERATOR));
  }

  public boolean hasAny(Collection<Role> wanted) {
    return wanted.stream().anyMatch(roles::contains);
  }
}
