package org.scorehub.web.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.scorehub.replay.ReplayCommand;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Outdated;
import org.scorehub.web.Withheld;
import org.springframework.stereotype.Component;

/**
 * Takes what people want to be replayed of their own organisation's documents and deliveries. It is
 * written down under their organisation's rights; the pipeline plans it and carries it out.
 */
@Component
public class ReplayDesk {

  private static final List<Role> MAY_REPLAY = List.of(Role.ENGINEER, Role.COMPLIANCE);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration STEP = Duration.ofMillis(60);
  private static final int MAX_REASON = 1000;
  private static final int MAX_KEY = 200;

  private final OrganisationDatabase database;
  private final ReplayReads reads;
  private final AccessTrail trail;
  private final ObjectMapper json;
  private final Clock clock;

  ReplayDesk(
      OrganisationDatabase database,
      ReplayReads reads,
      AccessTrail trail,
      ObjectMapper json,
      Clock clock) {
    this.database = database;
    this.reads = reads;
    this.trail = trail;
    this.json = json;
    this.clock = clock;
  }

  /** Whether the caller may replay. */
  public static boolean mayReplay() {
    return Caller.find().map(user -> user.hasAny(MAY_REPLAY)).orElse(false);
  }

  public static HubUser replayer() {
    if (!mayReplay()) {
      throw new Withheld("Only engineers and compliance replay documents");
    }
    return Caller.current();
  }

  /**
   * Finds out what a command would do; waits for that a while. Without an end it means what has
   * been received until now.
   */
  public ReplayView preview(ReplayCommand wanted) {
    HubUser user = replayer();
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    boolean open = wanted.until() == null && wanted.ids().isEmpty();
    ReplayCommand command = open ? wanted.before(now) : wanted;
    String text = write(command);
    database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO replay_job (buyer, id, preview, command, asked_by)
                    VALUES (?, ?, true, ?::jsonb, ?)""")
                .params(user.organisation(), id, text, user.username())
                .update());
    ReplayView planned = await(id);
    if (planned.isRefused()) {
      throw new IllegalArgumentException(String.valueOf(planned.problem()));
    }
    return planned;
  }

  /**
   * Begins what a preview showed; returns once it has begun, or after a while.
   *
   * @param seen of the preview, to be sure it is the one that was looked at
   * @param key the same key again gives the same replay; null if it is not to be repeated
   * @throws Outdated if what the preview showed is not so any more, or the key stands for another
   */
  public ReplayView start(
      UUID preview, @Nullable String seen, @Nullable String reason, @Nullable String key) {
    HubUser user = replayer();
    ReplayView shown = reads.get(preview);
    String given = checkedKey(key);
    String why = checkedReason(reason);
    if (!shown.preview() || shown.seen() == null) {
      throw new IllegalArgumentException("restsOn must be a preview that has been worked out");
    }
    if (seen == null || !seen.equals(shown.seen())) {
      throw new Outdated("What was looked at is not this preview");
    }
    if (shown.isCandidate()) {
      throw new IllegalArgumentException(
          "a candidate is only looked at; activate its files, then replay as it is");
    }
    UUID id = insert(shown, given, why, user);
    ReplayView job = reads.byKey(given).orElseThrow(() -> new NotVisible("replay", id));
    if (!job.id().equals(id)) {
      return sameAgain(job, shown);
    }
    trail.record("replay.asked", "replay:" + id);
    ReplayView begun = await(id);
    if (begun.isRefused()) {
      throw new Outdated(String.valueOf(begun.problem()));
    }
    return begun;
  }

  private static ReplayView sameAgain(ReplayView job, ReplayView shown) {
    if (!shown.id().equals(job.restsOn()) && !shown.command().equals(job.command())) {
      throw new Outdated("That idempotency key stands for another replay, " + job.id());
    }
    return job;
  }

  private UUID insert(ReplayView shown, String key, String reason, HubUser user) {
    UUID id = UUID.randomUUID();
    database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO replay_job (buyer, id, preview, command, idempotency_key, rests_on,
                        seen, reason, asked_by)
                    SELECT buyer, ?, false, command, ?, id, plan_seen, ?, ? FROM replay_job
                     WHERE id = ? ON CONFLICT DO NOTHING""")
                .params(id, key, reason, user.username(), shown.id())
                .update());
    return id;
  }

  /** Stops it after the item it is at; what is done stays done. */
  public ReplayView cancel(UUID id) {
    return want(id, "CANCEL", "replay.cancelled");
  }

  /** Goes on with what a cancelled one had left. */
  public ReplayView resume(UUID id) {
    return want(id, "RESUME", "replay.resumed");
  }

  private ReplayView want(UUID id, String wanted, String action) {
    HubUser user = replayer();
    ReplayView job = reads.get(id);
    boolean possible = wanted.equals("CANCEL") ? job.isCancellable() : job.isResumable();
    if (!possible) {
      return job;
    }
    database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    UPDATE replay_job SET wanted = ?, wanted_by = ?, wanted_at = now()
                     WHERE id = ?""")
                .params(wanted, user.username(), id)
                .update());
    trail.record(action, "replay:" + id);
    return awaitHeeded(id);
  }

  private ReplayView await(UUID id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    ReplayView job = reads.get(id);
    while (job.isPending() && System.nanoTime() < end) {
      LockSupport.parkNanos(STEP.toNanos());
      job = reads.get(id);
    }
    return job;
  }

  private ReplayView awaitHeeded(UUID id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    ReplayView job = reads.get(id);
    while (job.wanted() != null && System.nanoTime() < end) {
      LockSupport.parkNanos(STEP.toNanos());
      job = reads.get(id);
    }
    return job;
  }

  private static String checkedReason(@Nullable String reason) {
    String given = FormText.given(reason);
    if (given == null || given.length() > MAX_REASON) {
      throw new IllegalArgumentException(
          "reason must be given, in at most " + MAX_REASON + " characters");
    }
    return given;
  }

  private static String checkedKey(@Nullable String key) {
    String given = FormText.given(key);
    if (given != null && given.length() > MAX_KEY) {
      throw new IllegalArgumentException(
          "idempotencyKey must have at most " + MAX_KEY + " characters");
    }
    return given == null ? UUID.randomUUID().toString() : given;
  }

  private String write(ReplayCommand command) {
    try {
      return json.writeValueAsString(command);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
