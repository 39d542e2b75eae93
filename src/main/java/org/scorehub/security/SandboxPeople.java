package org.scorehub.security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scorehub.canonical.avro.OrganisationKind;
import org.scorehub.connector.ConnectorSettings;
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

  /** Those who may hand in documents for the others. */
  private static final List<String> AGENTS = List.of("engineer", "admin");

  private static final Set<Role> ALL = Set.of(Role.values());

  static final List<HubUser> USERS =
      List.of(
          new HubUser("engineer", RETAIL, Set.of(Role.ENGINEER), List.of()),
          new HubUser("compliance", RETAIL, Set.of(Role.COMPLIANCE), List.of()),
          new HubUser("sourcing", RETAIL, Set.of(Role.SOURCING), List.of()),
          new HubUser("admin", RETAIL, ALL, List.of()),
          new HubUser("brand", BRAND, ALL, List.of()),
          new HubUser("trainer", PROGRAMME, ALL, List.of()));

  private static final Set<String> DEMO = Set.of(RETAIL, BRAND, PROGRAMME);

  private final People people;
  private final ConnectorSettings settings;

  SandboxPeople(People people, ConnectorSettings settings) {
    this.people = people;
    this.settings = settings;
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
    welcomeTenants();
  }

  /** Adds the organisations of tenants that have been added to the settings since. */
  public void welcomeTenants() {
    List<String> simulated = simulated();
    simulated.forEach(id -> people.addOrganisation(id, name(id), OrganisationKind.BUYER));
    List<String> others = Stream.concat(Stream.of(PROGRAMME), simulated.stream()).toList();
    AGENTS.forEach(agent -> people.letActFor(agent, others));
  }

  /** All other organisations that use a connector: the sandbox plays their systems too. */
  private List<String> simulated() {
    return settings.connectors().values().stream()
        .flatMap(connector -> connector.tenants().keySet().stream())
        .filter(id -> !DEMO.contains(id))
        .distinct()
        .sorted()
        .toList();
  }

  /** "White Stuff (simulated)" of {@code white-stuff}: nothing they send here is theirs. */
  private static String name(String id) {
    return Arrays.stream(id.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" ", "", " (simulated)"));
  }
}
