package org.scorehub.web.subscription;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.subscription.Digest;
import org.scorehub.subscription.Rhythm;
import org.scorehub.subscription.Subscription;
import org.scorehub.subscription.Subscription.State;
import org.scorehub.subscription.Subscription.Way;
import org.scorehub.subscription.SubscriptionKey;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Outdated;
import org.scorehub.web.supplier.SupplierAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people do with their own subscriptions; each act is written down. */
@Component
class SubscriptionDesk {

  private static final int MOST = 50;
  private static final int MOST_TESTS = 10;
  private static final String INSERT =
      """
      INSERT INTO subscription (buyer, id, username, name, query, kinds, way, target, language, zone,
          rhythm, weekday, hour, tell_nothing, state, token_sha256, told_until, next_at)
      VALUES (:buyer, :id, :username, :name, :query, :kinds, :way, :target, :language, :zone,
          :rhythm, :weekday, :hour, :tell, :state, :token,
          (SELECT coalesce(max(id), 0) FROM supplier_change), :next)""";

  /**
   * A new subscription.
   *
   * @param secret of a webhook, to check signatures with; shown this once. Null for e-mail
   */
  record Created(UUID id, State state, @Nullable String secret) {}

  private final OrganisationDatabase database;
  private final SubscriptionReads reads;
  private final Targets targets;
  private final AccessTrail trail;
  private final Clock clock;

  SubscriptionDesk(
      OrganisationDatabase database,
      SubscriptionReads reads,
      Targets targets,
      AccessTrail trail,
      Clock clock) {
    this.database = database;
    this.reads = reads;
    this.targets = targets;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Subscribes the caller to what becomes different from now on. An e-mail address is asked to
   * agree first.
   *
   * @throws IllegalArgumentException with a message for whoever filled in the form
   */
  Created create(SubscriptionForm form) {
    UUID id = UUID.randomUUID();
    SubscriptionKey key = SubscriptionKey.random();
    Way way = form.chosenWay();
    State state = way == Way.EMAIL ? State.UNCONFIRMED : State.ACTIVE;
    Map<String, @Nullable Object> row = row(form, way);
    row.put("id", id);
    row.put("state", state.name());
    row.put("token", SubscriptionKey.sha256(key.token(id)));
    database.inOrganisation(jdbc -> insert(jdbc, row, key));
    if (way == Way.EMAIL) {
      send(id, Digest.Kind.CONFIRM);
    }
    trail.record("subscription.created", id.toString());
    return new Created(id, state, way == Way.WEBHOOK ? key.secret() : null);
  }

  private Map<String, @Nullable Object> row(SubscriptionForm form, Way way) {
    HubUser user = Caller.current();
    Rhythm rhythm = form.rhythm();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("buyer", user.organisation());
    row.put("username", user.username());
    row.put("name", FormText.required("name", form.name(), 100));
    row.put("query", SupplierAddress.of(form.filter()));
    row.put("kinds", form.kinds().stream().map(Enum::name).toArray(String[]::new));
    row.put("way", way.name());
    row.put("target", targets.checked(way, form.target()));
    row.put("language", form.chosenLanguage().toLanguageTag());
    row.put("zone", form.chosenZone().getId());
    row.put("rhythm", rhythm.pace().name());
    row.put("weekday", rhythm.weekday() == null ? null : rhythm.weekday().getValue());
    row.put("hour", rhythm.hour());
    row.put("tell", form.tellsNothing());
    row.put("next", Timestamp.from(rhythm.next(clock.instant(), form.chosenZone())));
    return row;
  }

  private static int insert(
      JdbcClient jdbc, Map<String, @Nullable Object> row, SubscriptionKey key) {
    long own =
        jdbc.sql("SELECT count(*) FROM subscription WHERE username = ? AND state <> 'ENDED'")
            .param(row.get("username"))
            .query(Long.class)
            .single();
    if (own >= MOST) {
      throw new IllegalArgumentException("Nobody can have more than " + MOST + " subscriptions");
    }
    jdbc.sql(INSERT).params(row).update();
    return jdbc.sql(
            "INSERT INTO subscription_secret (buyer, subscription_id, key) VALUES (?, ?, ?)")
        .params(Arrays.asList(row.get("buyer"), row.get("id"), key.bits()))
        .update();
  }

  /** Stops digests for a while; what changes meanwhile is told afterwards. */
  void pause(UUID id) {
    move(id, State.ACTIVE, State.PAUSED, "subscription.paused");
  }

  /** Goes on at the next time that the rhythm names. */
  void resume(UUID id) {
    move(id, State.PAUSED, State.ACTIVE, "subscription.resumed");
  }

  private void move(UUID id, State from, State to, String action) {
    Subscription subscription = reads.get(id).subscription();
    Timestamp next =
        Timestamp.from(subscription.rhythm().next(clock.instant(), subscription.zone()));
    change(
        "UPDATE subscription SET state = ?, next_at = ? WHERE id = ? AND state = ?",
        to.name(),
        next,
        id,
        from.name());
    trail.record(action, id.toString());
  }

  /** Ends a subscription. */
  void end(UUID id) {
    reads.get(id);
    change(
        "UPDATE subscription SET before_end = state, state = 'ENDED', ended_at = clock_timestamp(),"
            + " ended_by = ? WHERE id = ? AND state <> 'ENDED'",
        Caller.current().username(),
        id);
    trail.record("subscription.ended", id.toString());
  }

  /** Takes an end back, of whoever ended it. */
  void undo(UUID id) {
    reads.get(id);
    change(
        "UPDATE subscription SET state = before_end, before_end = NULL, ended_at = NULL,"
            + " ended_by = NULL WHERE id = ? AND state = 'ENDED' AND ended_by = ?",
        id,
        Caller.current().username());
    trail.record("subscription.taken.up", id.toString());
  }

  private void change(String sql, Object... values) {
    int changed = database.inOrganisation(jdbc -> jdbc.sql(sql).params(values).update());
    if (changed == 0) {
      throw new Outdated("The subscription has changed meanwhile");
    }
  }

  /** Sends the last week as a trial, or asks the e-mail address once more to agree. */
  void test(UUID id) {
    State state = reads.get(id).subscription().state();
    if (state != State.ACTIVE && state != State.UNCONFIRMED) {
      throw new Outdated("The subscription has changed meanwhile");
    }
    send(id, state == State.ACTIVE ? Digest.Kind.TEST : Digest.Kind.CONFIRM);
    trail.record("subscription.tested", id.toString());
  }

  private void send(UUID id, Digest.Kind kind) {
    int made =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        """
                        INSERT INTO digest (buyer, id, subscription_id, kind, after_id, until_id)
                        SELECT hub_organisation(), ?, ?, ?, 0, 0
                         WHERE (SELECT count(*) FROM digest WHERE subscription_id = ?
                                 AND kind <> 'NEWS' AND made_at > now() - interval '1 hour') < ?""")
                    .params(UUID.randomUUID(), id, kind.name(), id, MOST_TESTS)
                    .update());
    if (made == 0) {
      throw new IllegalArgumentException(
          "That is enough for now; at most " + MOST_TESTS + " trials an hour");
    }
  }

  /**
   * Tries a digest again that was given up.
   *
   * @throws NotVisible if the caller has no such digest
   */
  void again(UUID id, UUID digest) {
    reads.get(id);
    int due =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "UPDATE digest SET state = 'DUE', due_at = clock_timestamp(), attempts = 0"
                            + " WHERE id = ? AND subscription_id = ? AND state = 'FAILED'")
                    .params(digest, id)
                    .update());
    if (due == 0) {
      throw new NotVisible("digest", digest);
    }
    trail.record("digest.tried.again", digest.toString());
  }
}
