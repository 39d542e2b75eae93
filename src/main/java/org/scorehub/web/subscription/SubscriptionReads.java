package org.scorehub.web.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.subscription.Digest;
import org.scorehub.subscription.Subscription;
import org.scorehub.web.Columns;
import org.scorehub.web.NotVisible;
import org.scorehub.web.subscription.SubscriptionEntry.Sending;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the caller's own subscriptions; those that ended are there for a week. */
@Component
class SubscriptionReads {

  private static final String OWN =
      """
      SELECT * FROM subscription
       WHERE username = ? AND (ended_at IS NULL OR ended_at > now() - interval '7 days')
       ORDER BY state = 'ENDED', created_at DESC""";
  private static final String SENDINGS =
      """
      SELECT d.* FROM unnest(?::uuid[]) AS w (id), LATERAL (
        SELECT * FROM digest WHERE subscription_id = w.id ORDER BY made_at DESC LIMIT 5) d
       ORDER BY d.made_at DESC""";

  private final OrganisationDatabase database;

  SubscriptionReads(OrganisationDatabase database) {
    this.database = database;
  }

  /** The newest first, those that ended last. */
  List<SubscriptionEntry> own() {
    String user = Caller.current().username();
    return database.inOrganisation(
        jdbc -> {
          List<SubscriptionEntry> own =
              jdbc.sql(OWN).param(user).query((row, number) -> entry(row, user)).list();
          Map<UUID, List<Sending>> sendings = sendings(jdbc, own);
          return own.stream().map(entry -> with(entry, sendings)).toList();
        });
  }

  private static SubscriptionEntry with(
      SubscriptionEntry entry, Map<UUID, List<Sending>> sendings) {
    return new SubscriptionEntry(
        entry.subscription(),
        entry.createdAt(),
        entry.endedAt(),
        entry.mayUndo(),
        sendings.getOrDefault(entry.subscription().id(), List.of()));
  }

  /**
   * One of them.
   *
   * @throws NotVisible if the caller has none with this id
   */
  SubscriptionEntry get(UUID id) {
    return own().stream()
        .filter(entry -> entry.subscription().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotVisible("subscription", id));
  }

  private static SubscriptionEntry entry(ResultSet row, String user) throws SQLException {
    return new SubscriptionEntry(
        Subscription.from(row),
        Columns.instant(row, "created_at"),
        Columns.instantOrNull(row, "ended_at"),
        user.equals(row.getString("ended_by")),
        List.of());
  }

  private static Map<UUID, List<Sending>> sendings(JdbcClient jdbc, List<SubscriptionEntry> of) {
    UUID[] ids = of.stream().map(entry -> entry.subscription().id()).toArray(UUID[]::new);
    Map<UUID, List<Sending>> sendings = new LinkedHashMap<>();
    jdbc.sql(SENDINGS)
        .param(ids)
        .query(
            row -> {
              sendings
                  .computeIfAbsent(Columns.uuid(row, "subscription_id"), id -> new ArrayList<>())
                  .add(sending(row));
            });
    return sendings;
  }

  private static Sending sending(ResultSet row) throws SQLException {
    return new Sending(
        Columns.uuid(row, "id"),
        Digest.Kind.valueOf(row.getString("kind")),
        row.getString("state"),
        Columns.instant(row, "made_at"),
        Columns.instant(row, "due_at"),
        Columns.instantOrNull(row, "sent_at"),
        Columns.integer(row, "changes"),
        row.getInt("attempts"),
        row.getString("problem"));
  }
}
