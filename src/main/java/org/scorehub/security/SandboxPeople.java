package org.scorehub.security;

import java.util.List;
import java.util.Set;
import org.scorehub.canonical.avro.OrganisationKind;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Invented organisations and people of the sandbox; the server profile refuses them. */
@Component
@Profile("sandbox")
public final class SandboxPeople implements InitializingBean {

  /** Password of every demo user; shown on the sandbox's login page. */
  public static final String PASSWORD = "sandbox";

  static final String RETAIL = "demo-retail";
  static final String BRAND = "demo-brand";
  static final String PROGRAMME = "score-programme";

  private static final Set<Role> ALL = Set.of(Role.values());

  static final List<HubUser> USERS =
      List.of(
          new HubUser("engineer", RETAIL, Set.of(Role.ENGINEER), List.of(PROGRAMME)),
          new HubUser("compliance", RETAIL, Set.of(Role.COMPLIANCE), List.of()),
          new HubUser("sourcing", RETAIL, Set.of(Role.SOURCING), List.of()),
          new HubUser("admin", RETAIL, ALL, List.of(PROGRAMME)),
          new HubUser("brand", BRAND, ALL, List.of()),
          new HubUser("trainer", PROGRAMME, ALL, List.of()));

  private final People people;

  SandboxPeople(People people) {
    this.people = people;
  }

  /** Those whom the login page offers, in its order. */
  public List<HubUser> onLoginPage() {
    return USERS;
  }

  @Override
  public void afterPropertiesSet() {
    people.addOrganisation(RETAIL, "Demo Retail (invented)", OrganisationKind.BUYER);
    people.addOrganisation(BRAND, "Demo Brand (invented)", OrganisationKind.BUYER);
    people.addOrganisation(
        PROGRAMME, "SCORE training programme (demo)", OrganisationKind.TRAINING_PROVIDER);
    USERS.forEach(user -> people.add(user, PASSWORD));
  }
}
