package org.scorehub.web.identity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.FormText;
import org.scorehub.web.Listing;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Outdated;
import org.scorehub.web.Where;
import org.scorehub.web.identity.SiteChangeDesk.Wanted;
import org.springframework.stereotype.Component;

/**
 * Pairs of sites that may be one, and what people decide of them. Pairs that have become one
 * meanwhile are left out, and of several pairs that lead to the same two sites only the surest is
 * shown.
 */
@Component
public class CandidateReads {

  private static final int ENOUGH = 100;

  private static final String WAITING =
      "WITH c AS (SELECT DISTINCT ON (least(l, r), greatest(l, r)) c.* FROM site_candidate c,"
          + " hub_current_site(c.left_id) l, hub_current_site(c.right_id) r"
          + " WHERE c.decided_at IS NULL AND l <> r"
          + " ORDER BY least(l, r), greatest(l, r), c.score DESC, c.id) ";

  private final OrganisationDatabase database;
  private final AccessTrail trail;

  CandidateReads(OrganisationDatabase database, AccessTrail trail) {
    this.database = database;
    this.trail = trail;
  }

  /** How many wait; counted no further than {@value #ENOUGH}. */
  long waiting() {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "SELECT count(*) FROM (SELECT FROM site_candidate WHERE decided_at IS NULL"
                        + " AND hub_current_site(left_id) <> hub_current_site(right_id) LIMIT "
                        + ENOUGH
                        + ") c")
                .query(Long.class)
                .single());
  }

  /**
   * Those that wait, surest first.
   *
   * @param after the last of the previous part
   */
  Listing<SiteCandidate> list(@Nullable UUID after, int limit) {
    Where where =
        new Where()
            .and(
                "(-c.score, c.id) > (SELECT -score, id FROM site_candidate WHERE id = :after)",
                "after",
                after);
    String select =
        "SELECT c.*, hub_current_site(c.left_id) AS left_now,"
            + " hub_current_site(c.right_id) AS right_now FROM c";
    List<SiteCandidate> rows =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        WAITING
                            + select
                            + where.sql()
                            + " ORDER BY -c.score, c.id LIMIT "
                            + (limit + 1))
                    .params(where.parameters())
                    .query(SiteCandidate::from)
                    .list());
    return Listing.of(rows, limit, SiteCandidate::id);
  }

  /** One, whether it waits or not. */
  public SiteCandidate get(UUID id) {
    return database
        .inOrganisation(
            jdbc ->
                jdbc.sql(SiteCandidate.SELECT + "WHERE c.id = ?")
                    .param(id)
                    .query(SiteCandidate::from)
                    .optional())
        .orElseThrow(() -> new NotVisible("pair of sites", id));
  }

  /** The pair that follows another one; the first again after the last. */
  Optional<SiteCandidate> next(@Nullable UUID after) {
    List<SiteCandidate> following = list(after, 1).items();
    return following.isEmpty() && after != null
        ? list(null, 1).items().stream().findFirst()
        : following.stream().findFirst();
  }

  /** The decision that the caller took last. */
  Optional<SiteCandidate> lastDecided() {
    HubUser user = SiteChangeDesk.decider();
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    SiteCandidate.SELECT
                        + "WHERE c.decided_by = ? AND c.decided_at > now() - interval '1 day'"
                        + " ORDER BY c.decided_at DESC, c.id LIMIT 1")
                .param(user.username())
                .query(SiteCandidate::from)
                .optional());
  }

  /** The wish that saying SAME of it is; the site with more of the organisation's audits stays. */
  Wanted merging(SiteCandidate candidate, @Nullable String reason, @Nullable String seen) {
    boolean rightStays = audits(candidate.right()) > audits(candidate.left());
    return new Wanted(
        "MERGE",
        rightStays ? candidate.right() : candidate.left(),
        rightStays ? candidate.left() : candidate.right(),
        null,
        candidate.id(),
        List.of(),
        reason,
        seen);
  }

  private long audits(UUID site) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT count(*) FROM audit_supply WHERE site_id = ?")
                .param(site)
                .query(Long.class)
                .single());
  }

  /**
   * Writes a decision down.
   *
   * @throws Outdated if somebody has decided already
   */
  void decide(SiteCandidate candidate, String decision, @Nullable String reason) {
    HubUser user = SiteChangeDesk.decider();
    int decided =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "UPDATE site_candidate SET decided_at = now(), decided_by = :by,"
                            + " decision = :decision, reason = :reason"
                            + " WHERE id = :id AND decided_at IS NULL")
                    .param("by", user.username())
                    .param("decision", decision)
                    .param("reason", FormText.given(reason))
                    .param("id", candidate.id())
                    .update());
    if (decided == 0) {
      throw new Outdated("Somebody has decided this already: " + get(candidate.id()).decision());
    }
    trail.record(
        "candidate.decided-" + decision.toLowerCase(java.util.Locale.ROOT), subject(candidate));
  }

  /** Lets a pair wait again. */
  public void reopen(SiteCandidate candidate) {
    SiteChangeDesk.decider();
    database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "UPDATE site_candidate SET decided_at = NULL, decided_by = NULL,"
                        + " decision = NULL, reason = NULL WHERE id = ?")
                .param(candidate.id())
                .update());
    trail.record("candidate.reopened", subject(candidate));
  }

  /** The standing merge that a decision led to. */
  Optional<SiteChange> mergeOf(SiteCandidate candidate) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    SiteChange.SELECT
                        + "WHERE candidate_id = ? AND NOT preview AND kind = 'MERGE'"
                        + " AND state = 'DONE' AND undone_by IS NULL ORDER BY done_at DESC LIMIT 1")
                .param(candidate.id())
                .query(SiteChange::from)
                .optional());
  }

  private static String subject(SiteCandidate candidate) {
    return "candidate:" + Objects.requireNonNull(candidate.id());
  }
}
