package org.scorehub.web.review;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.Correction.Covers;
import org.scorehub.audit.FoldedText;
import org.scorehub.matching.RulesInUse;
import org.scorehub.matching.Topic;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Withheld;
import org.springframework.stereotype.Component;

/**
 * Lets people of a buyer say where its findings belong. The pipeline carries the decision out, and
 * uses it for later findings.
 */
@Component
public class FindingCorrections {

  private static final List<Role> MAY_DECIDE = List.of(Role.COMPLIANCE);
  private static final int MAX_REASON = 1000;
  private static final int LATEST = 500;

  /**
   * A decision.
   *
   * @param topic code of a topic, or its whole title
   * @param covers null for the usual: the text, else the code, else this finding
   */
  record Decision(@Nullable String topic, @Nullable Covers covers, @Nullable String reason) {}

  private final OrganisationDatabase database;
  private final FindingReviewReads reviews;
  private final RulesInUse rules;
  private final AccessTrail trail;

  FindingCorrections(
      OrganisationDatabase database,
      FindingReviewReads reviews,
      RulesInUse rules,
      AccessTrail trail) {
    this.database = database;
    this.reviews = reviews;
    this.rules = rules;
    this.trail = trail;
  }

  /** Whether the caller may decide. */
  static boolean mayDecide() {
    return Caller.current().hasAny(MAY_DECIDE);
  }

  private static HubUser decider() {
    if (!mayDecide()) {
      throw new Withheld("Only compliance decides where a finding belongs");
    }
    return Caller.current();
  }

  /**
   * Places a finding, and those that the decision covers.
   *
   * @throws NotVisible if the organisation has no such finding in its queue
   * @throws IllegalArgumentException if there is no such topic, or nothing that it could go by
   */
  FindingCorrection place(UUID finding, Decision decision) {
    HubUser user = decider();
    ReviewFinding found = reviews.get(finding);
    Topic topic = topic(decision.topic());
    Covers covers = covers(found, decision.covers());
    String reason = reason(decision.reason());
    UUID id = UUID.randomUUID();
    ReviewFinding.Answer answer = found.answer();
    database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO finding_correction (buyer, id, covers, scheme, code, text_hash,
                        topic, was, issue_id, text, language, reason, made_by)
                    VALUES (:buyer, :id, :covers, :scheme, :code, :hash, :topic, :was, :issue,
                        :text, :language, :reason, :by)""")
                .param("buyer", user.organisation())
                .param("id", id)
                .param("covers", covers.name())
                .param("scheme", found.scheme())
                .param("code", found.code())
                .param("hash", FoldedText.hash(found.text()))
                .param("topic", topic.code())
                .param("was", answer == null ? found.givenTopic() : answer.topic())
                .param("issue", finding)
                .param("text", found.text())
                .param("language", found.language())
                .param("reason", reason)
                .param("by", user.username())
                .update());
    trail.record("finding.placed", "finding:" + finding + " topic:" + topic.code());
    return get(id);
  }

  /**
   * Places a finding and what a decision about it usually covers.
   *
   * @return id of the decision
   */
  public UUID placeUsually(UUID finding, @Nullable String topic, @Nullable String reason) {
    return place(finding, new Decision(topic, null, reason)).id();
  }

  /** Takes a decision back. */
  public void takeBack(UUID decision) {
    undo(decision);
  }

  /**
   * A topic by its code or title.
   *
   * @throws IllegalArgumentException if there is none
   */
  public void checkedTopic(@Nullable String wanted) {
    topic(wanted);
  }

  private Topic topic(@Nullable String wanted) {
    String text = wanted == null ? "" : wanted.strip();
    return rules.rules().topics().stream()
        .filter(topic -> topic.code().equals(text) || topic.title().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("topic must be one of the list; not " + text));
  }

  private static Covers covers(ReviewFinding finding, @Nullable Covers wanted) {
    Covers covers = wanted == null ? finding.usual() : wanted;
    if (covers == Covers.TEXT && finding.sameText() == null) {
      throw new IllegalArgumentException("covers must not be TEXT: the finding has no text");
    }
    if (covers == Covers.CODE && finding.sameCode() == null) {
      throw new IllegalArgumentException(
          "covers must not be CODE: the finding has no code, or a code list knows it");
    }
    return covers;
  }

  private static @Nullable String reason(@Nullable String given) {
    String reason = FormText.given(given);
    if (reason != null && reason.length() > MAX_REASON) {
      throw new IllegalArgumentException("reason must have at most " + MAX_REASON + " characters");
    }
    return reason;
  }

  /** Takes back the latest standing decision that was made on a finding. */
  FindingCorrection undoOf(UUID finding) {
    return list().stream()
        .filter(correction -> correction.issueId().equals(finding) && correction.stands())
        .findFirst()
        .map(correction -> undo(correction.id()))
        .orElseThrow(() -> new NotVisible("decision on finding", finding));
  }

  /** Takes a decision back; what it covered goes where rules and other decisions place it. */
  FindingCorrection undo(UUID id) {
    HubUser user = decider();
    get(id);
    int undone =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        """
                        UPDATE finding_correction SET undone_by = :by, undone_at = now()
                         WHERE id = :id AND undone_at IS NULL""")
                    .param("by", user.username())
                    .param("id", id)
                    .update());
    if (undone > 0) {
      trail.record("finding.placement-undone", "correction:" + id);
    }
    return get(id);
  }

  FindingCorrection get(UUID id) {
    refuseOthers();
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT * FROM finding_correction WHERE id = ?")
                .param(id)
                .query(FindingCorrection::from)
                .optional()
                .orElseThrow(() -> new NotVisible("decision", id)));
  }

  /** The latest 500, latest first. */
  List<FindingCorrection> list() {
    refuseOthers();
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT * FROM finding_correction ORDER BY made_at DESC, id LIMIT ?")
                .param(LATEST)
                .query(FindingCorrection::from)
                .list());
  }

  private static void refuseOthers() {
    if (!FindingReviewReads.mayLook()) {
      throw new Withheld("Only compliance sees decisions about findings");
    }
  }
}
