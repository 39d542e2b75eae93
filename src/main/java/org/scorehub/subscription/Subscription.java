package org.scorehub.subscription;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told of.
 *
 * @param username whose rights decide what is told
 * @param query which suppliers, as in the address of their list
 * @param kinds names of the kinds of change; empty for all
 * @param target e-mail address or address of the webhook
 * @param tellNothing whether to be told that nothing changed
 * @param toldUntil the last change that a digest covers
 * @param nextAt when the next digest is due
 */
public record Subscription(
    String organisation,
    UUID id,
    String username,
    String name,
    String query,
    Set<String> kinds,
    Way way,
    String target,
    Locale language,
    ZoneId zone,
    Rhythm rhythm,
    boolean tellNothing,
    State state,
    long toldUntil,
    Instant nextAt) {

  /** How digests reach the subscriber. */
  public enum Way {
    EMAIL,
    WEBHOOK
  }

  /** Whether digests are made. */
  public enum State {
    /** Whoever reads the e-mail address has not yet agreed. */
    UNCONFIRMED,
    ACTIVE,
    PAUSED,
    ENDED
  }

  public Subscription {
    kinds = Set.copyOf(kinds);
  }

  /** From a row of {@code subscription}. */
  public static Subscription from(ResultSet row) throws SQLException {
    return new Subscription(
        row.getString("buyer"),
        row.getObject("id", UUID.class),
        row.getString("username"),
        row.getString("name"),
        row.getString("query"),
        Set.of(texts(row.getArray("kinds"))),
        Way.valueOf(row.getString("way")),
        row.getString("target"),
        Locale.forLanguageTag(row.getString("language")),
        ZoneId.of(row.getString("zone")),
        rhythm(row),
        row.getBoolean("tell_nothing"),
        State.valueOf(row.getString("state")),
        row.getLong("told_until"),
        row.getTimestamp("next_at").toInstant());
  }

  private static String[] texts(Array array) throws SQLException {
    return (String[]) array.getArray();
  }

  private static Rhythm rhythm(ResultSet row) throws SQLException {
    @Nullable Integer weekday = row.getObject("weekday", Integer.class);
    return new Rhythm(
        Rhythm.Pace.valueOf(row.getString("rhythm")),
        weekday == null ? null : DayOfWeek.of(weekday),
        row.getObject("hour", Integer.class));
  }
}
