package org.scorehub.web.identity;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Outdated;
import org.scorehub.web.Withheld;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes what people want to become of sites. It is written down under their organisation's rights;
 * the pipeline works out what it means, and does it.
 */
@Component
public class SiteChangeDesk {

  /**
   * A wish.
   *
   * @param kind MERGE, SPLIT or UNDO
   * @param other null for a split, whose new site gets an id of its own
   * @param identifiers for a split, as {@code scheme:value}
   * @param seen of the preview that was looked at; null to act without having looked
   */
  public record Wanted(
      String kind,
      UUID stays,
      @Nullable UUID other,
      @Nullable UUID undoes,
      @Nullable UUID candidate,
      List<String> identifiers,
      @Nullable String reason,
      @Nullable String seen) {}

  private static final List<Role> MAY_DECIDE = List.of(Role.COMPLIANCE, Role.OPERATOR);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration STEP = Duration.ofMillis(60);
  private static final int MAX_REASON = 1000;

  private final OrganisationDatabase database;
  private final AccessTrail trail;

  SiteChangeDesk(OrganisationDatabase database, AccessTrail trail) {
    this.database = database;
    this.trail = trail;
  }

  /** Whether the caller may say which sites are one. */
  public static boolean mayDecide() {
    return Caller.find().map(user -> user.hasAny(MAY_DECIDE)).orElse(false);
  }

  public static HubUser decider() {
    if (!mayDecide()) {
      throw new Withheld("Only compliance decides which sites are one");
    }
    return Caller.current();
  }

  /** What a change would do, found out by trying it out; waits for it a while. */
  public SiteChange preview(Wanted wanted) {
    HubUser user = decider();
    UUID id = UUID.randomUUID();
    database.inOrganisation(jdbc -> insert(jdbc, id, wanted, true, user));
    return await(id);
  }

  /**
   * Asks for a change and waits for it a while; it is carried out even if that is too short.
   *
   * @throws Outdated if it was refused, with the reason
   */
  public SiteChange act(Wanted wish) {
    HubUser user = decider();
    UUID id = UUID.randomUUID();
    Wanted wanted = wish.other() == null ? asPreviewed(wish) : wish;
    database.inOrganisation(jdbc -> insert(jdbc, id, wanted, false, user));
    trail.record(
        "sites." + wanted.kind().toLowerCase(java.util.Locale.ROOT) + "-asked",
        "site:" + wanted.stays() + " other:" + wanted.other());
    SiteChange change = await(id);
    if (change.isRefused()) {
      throw new Outdated(String.valueOf(change.problem()));
    }
    return change;
  }

  /** A split that was looked at gets the id that the preview gave to the new site. */
  private Wanted asPreviewed(Wanted wish) {
    UUID other =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "SELECT other_id FROM site_change"
                            + " WHERE preview AND plan_seen = ? AND stays_id = ?"
                            + " ORDER BY asked_at DESC LIMIT 1")
                    .params(Arrays.asList(wish.seen(), wish.stays()))
                    .query(UUID.class)
                    .optional()
                    .orElseGet(UUID::randomUUID));
    return new Wanted(
        wish.kind(),
        wish.stays(),
        other,
        wish.undoes(),
        wish.candidate(),
        wish.identifiers(),
        wish.reason(),
        wish.seen());
  }

  private static int insert(
      JdbcClient jdbc, UUID id, Wanted wanted, boolean preview, HubUser user) {
    UUID other = wanted.other() == null ? UUID.randomUUID() : wanted.other();
    return jdbc.sql(
            """
            INSERT INTO site_change (buyer, id, kind, stays_id, other_id, undoes, candidate_id,
                identifiers, preview, seen, reason, asked_by)
            VALUES (:buyer, :id, :kind, :stays, :other, :undoes, :candidate, :identifiers, :preview,
                :seen, :reason, :by)\
            """)
        .param("buyer", user.organisation())
        .param("id", id)
        .param("kind", wanted.kind())
        .param("stays", wanted.stays())
        .param("other", other)
        .param("undoes", wanted.undoes())
        .param("candidate", wanted.candidate())
        .param("identifiers", wanted.identifiers().toArray(String[]::new))
        .param("preview", preview)
        .param("seen", wanted.seen())
        .param("reason", checked(wanted.reason()))
        .param("by", user.username())
        .update();
  }

  private static @Nullable String checked(@Nullable String reason) {
    String kept = FormText.given(reason);
    if (kept != null && kept.length() > MAX_REASON) {
      throw new IllegalArgumentException("reason must have at most " + MAX_REASON + " characters");
    }
    return kept;
  }

  /** The change once the hub has come to it, or as it is when patience ends. */
  public SiteChange await(UUID id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    SiteChange change = get(id);
    while (change.isPending() && System.nanoTime() < end) {
      LockSupport.parkNanos(STEP.toNanos());
      change = get(id);
    }
    return change;
  }

  public SiteChange get(UUID id) {
    return database
        .inOrganisation(
            jdbc ->
                jdbc.sql(SiteChange.SELECT + "WHERE id = ?")
                    .param(id)
                    .query(SiteChange::from)
                    .optional())
        .orElseThrow(() -> new NotVisible("change of sites", id));
  }

  /** The merge to be undone, as a wish. */
  public Wanted undoing(UUID change, @Nullable String reason, @Nullable String seen) {
    SiteChange merge = get(change);
    if (!merge.kind().equals("MERGE")) {
      throw new IllegalArgumentException(
          "change must be a merge; a split is undone by merging the two sites");
    }
    return new Wanted(
        "UNDO",
        merge.stays(),
        Objects.requireNonNull(merge.other()),
        change,
        null,
        List.of(),
        reason,
        seen);
  }

  /** Done by this organisation to a site, latest first; the old ids of the site count as it. */
  public List<SiteChange> ofSite(UUID site) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    SiteChange.SELECT
                        + """
                        WHERE state = 'DONE' AND NOT preview
                          AND (hub_current_site(stays_id) = :site OR other_id = :site OR stays_id = :site)
                        ORDER BY done_at DESC, id\
                        """)
                .param("site", site)
                .query(SiteChange::from)
                .list());
  }
}
