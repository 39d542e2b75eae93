package org.scorehub.security;

import java.util.List;
import java.util.Set;
import org.scorehub.canonical.avro.OrganisationKind;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Adds organisations and the people who work for them. */
@Component
public final class People {

  private final PipelineDatabase database;

  People(PipelineDatabase database) {
    this.database = database;
  }

  /** Adds an organisation, or renames the one of that id. */
  public void addOrganisation(String id, String name, OrganisationKind kind) {
    database
        .jdbc()
        .sql(
            "INSERT INTO organisation (buyer, name, kind) VALUES (?, ?, ?)"
                + " ON CONFLICT (buyer) DO UPDATE SET name = excluded.name, kind = excluded.kind")
        .params(id, name, kind.name())
        .update();
  }

  /**
   * Adds a person; leaves an existing account of that name as it is.
   *
   * @param password kept as a bcrypt hash only
   * @return false if the name was taken
   */
  public boolean add(HubUser user, String password) {
    return !isTaken(user.username()) && insert(user, new BCryptPasswordEncoder().encode(password));
  }

  /** Asked before a hash is made, which takes a tenth of a second by design. */
  private boolean isTaken(String username) {
    return database
        .jdbc()
        .sql("SELECT EXISTS (SELECT FROM account WHERE username = ?)")
        .param(username)
        .query(Boolean.class)
        .single();
  }

  private boolean insert(HubUser user, String hash) {
    return database
            .jdbc()
            .sql(
                "INSERT INTO account (buyer, username, password_hash, roles, acts_for)"
                    + " VALUES (:buyer, :username, :hash, :roles, :actsFor)"
                    + " ON CONFLICT DO NOTHING")
            .param("buyer", user.organisation())
            .param("username", user.username())
            .param("hash", hash)
            .param("roles", names(user.roles()))
            .param("actsFor", user.actsFor().toArray(String[]::new))
            .update()
        > 0;
  }

  /** Replaces the organisations that a person may act for beside the own one. */
  public void letActFor(String username, List<String> organisations) {
    database
        .jdbc()
        .sql("UPDATE account SET acts_for = ? WHERE username = ?")
        .params(organisations.toArray(String[]::new), username)
        .update();
  }

  private static String[] names(Set<Role> roles) {
    return roles.stream().map(Role::name).sorted().toArray(String[]::new);
  }
}
