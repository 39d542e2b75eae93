package org.scorehub.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scorehub.canonical.avro.OrganisationKind;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Adds the organisations and people of the settings at start, so that a new hub has somebody who
 * can log in. What is there already stays as it is, a changed password too.
 */
@Component
@EnableConfigurationProperties(ConfiguredPeople.Directory.class)
final class ConfiguredPeople implements InitializingBean {

  /**
   * Who belongs to this hub.
   *
   * @param organisations by id, which is lower case
   * @param people by user name
   */
  @ConfigurationProperties("hub.directory")
  record Directory(Map<String, Organisation> organisations, Map<String, Person> people) {
    Directory {
      organisations = organisations == null ? Map.of() : Map.copyOf(organisations);
      people = people == null ? Map.of() : Map.copyOf(people);
    }
  }

  record Organisation(String name, OrganisationKind kind) {}

  /**
   * A person.
   *
   * @param password at first; kept as a hash only
   * @param actsFor other organisations in whose name documents may be handed in
   */
  record Person(String organisation, Set<Role> roles, String password, List<String> actsFor) {
    Person {
      roles = Set.copyOf(roles);
      actsFor = actsFor == null ? List.of() : List.copyOf(actsFor);
    }

    @Override
    public String toString() {
      return "Person[organisation=" + organisation + ", roles=" + roles + "]";
    }
  }

  private final Directory directory;
  private final People people;

  ConfiguredPeople(Directory directory, People people) {
    this.directory = directory;
    this.people = people;
  }

  @Override
  public void afterPropertiesSet() {
    directory
        .organisations()
        .forEach((id, found) -> people.addOrganisation(id, found.name(), found.kind()));
    directory
        .people()
        .forEach(
            (name, person) ->
                people.add(
                    new HubUser(name, person.organisation(), person.roles(), person.actsFor()),
                    person.password()));
  }
}
