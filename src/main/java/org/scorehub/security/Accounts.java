package org.scorehub.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds accounts and tokens before any organisation is known. */
@Component
final class Accounts {

  /** An account with the bcrypt hash of its password. */
  record Account(HubUser user, String passwordHash) {

    @Override
    public String toString() {
      return user.username();
    }
  }

  private final OrganisationDatabase database;

  Accounts(OrganisationDatabase database) {
    this.database = database;
  }

  Optional<Account> byUsername(String username) {
    if (username.indexOf('\0') >= 0) { // which PostgreSQL cannot hold
      return Optional.empty();
    }
    return database.withoutOrganisation(
        jdbc ->
            jdbc.sql("SELECT * FROM hub_account(?)")
                .param(username)
                .query((row, number) -> account(row))
                .optional());
  }

  Optional<HubUser> byToken(byte[] sha256) {
    return database.withoutOrganisation(
        jdbc ->
            jdbc.sql("SELECT * FROM hub_token(?)")
                .param(sha256)
                .query((row, number) -> machine(row))
                .optional());
  }

  /** A machine of an organisation, by the name of its token. */
  Optional<HubUser> machine(String organisation, String token) {
    return database.as(
        organisation,
        jdbc ->
            jdbc.sql("SELECT * FROM hub_token_named(?)")
                .param(token)
                .query((row, number) -> machine(row))
                .optional());
  }

  private static Account account(ResultSet row) throws SQLException {
    HubUser user =
        new HubUser(
            row.getString("username"),
            row.getString("buyer"),
            roles(row),
            texts(row, "acts_for").toList());
    return new Account(user, row.getString("password_hash"));
  }

  private static HubUser machine(ResultSet row) throws SQLException {
    return new HubUser(
        HubUser.MACHINE + row.getString("name"), row.getString("buyer"), roles(row), List.of());
  }

  private static Set<Role> roles(ResultSet row) throws SQLException {
    return texts(row, "roles").map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> texts(ResultSet row, String column) throws SQLException {
    return Stream.of((String[]) row.getArray(column).getArray());
  }
}
