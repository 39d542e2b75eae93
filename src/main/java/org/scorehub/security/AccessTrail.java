package org.scorehub.security;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down who did what. Append only; holds no password and no token. */
@Component
public final class AccessTrail {

  private final OrganisationDatabase database;

  AccessTrail(OrganisationDatabase database) {
    this.database = database;
  }

  /**
   * Adds a row to the trail of the caller's organisation.
   *
   * @param action past tense with dots, for example {@code escalations.viewed}
   * @param subject what it was done to; null if that is the organisation as a whole
   */
  public void record(String action, @Nullable String subject) {
    HubUser user = Caller.current();
    record(user.organisation(), user.username(), action, subject);
  }

  void record(String organisation, String username, String action, @Nullable String subject) {
    database.as(organisation, jdbc -> insert(jdbc, organisation, username, action, subject));
  }

  private static int insert(
      JdbcClient jdbc,
      String organisation,
      String username,
      String action,
      @Nullable String subject) {
    return jdbc.sql("INSERT INTO access_trail (buyer, username, action, subject) VALUES (?,?,?,?)")
        .params(Arrays.asList(organisation, username, action, subject))
        .update();
  }
}
