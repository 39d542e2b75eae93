package org.scorehub.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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

  /** Organisations whose systems the sandbox simulates; nothing they send here is theirs. */
  private static final Map<String, String> SIMULATED =
      new TreeMap<>(
          Map.of(
              "adidas", "adidas",
              "boden", "Boden",
              "coop", "Coop",
              "inditex", "Inditex",
              "matrix", "Matrix",
              "mothercare", "Mothercare",
              "new-look", "New Look",
              "orsay", "Orsay",
              "regatta", "Regatta",
              "white-stuff", "White Stuff"));

  private static final Set<Role> ALL = Set.of(Role.values());

  static final List<HubUser> USERS =
      List.of(
          new HubUser("engineer", RETAIL, Set.of(Role.ENGINEER), others()),
          new HubUser("compliance", RETAIL, Set.of(Role.COMPLIANCE), List.of()),
          new HubUser("sourcing", RETAIL, Set.of(Role.SOURCING), List.of()),
          new HubUser("admin", RETAIL, ALL, others()),
          new HubUser("brand", BRAND, ALL, List.of()),
          new HubUser("trainer", PROGRAMME, ALL, List.of()));

  private final People people;

  SandboxPeople(People people) {
    this.people = people;
  }

  private static List<String> others() {
    return Stream.concat(Stream.of(PROGRAMME), SIMULATED.keySet().stream()).toList();
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
    SIMULATED.forEach(
        (id, name) -> people.addOrganisation(id, name + " (simulated)", OrganisationKind.BUYER));
    USERS.forEach(user -> people.add(user, PASSWORD));
  }
}
