package org.scorehub.web.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.Match;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.RulesInUse;
import org.scorehub.matching.Topic;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.scorehub.web.Columns;
import org.scorehub.web.Listing;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Where;
import org.scorehub.web.Withheld;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the findings of the caller's organisation that wait for a person. */
@Component
public class FindingReviewReads {

  private static final List<Role> MAY_LOOK = List.of(Role.COMPLIANCE, Role.OPERATOR);
  private static final int SUGGESTIONS = 6;
  private static final int ENOUGH = 100;

  /** Most that are counted. */
  static final int MOST = 2000;

  /** What is decided but not yet carried out does not wait any more. */
  private static final String WAITING =
      """
       r.decided_at IS NULL AND r.kind IN ('UNMAPPED_FINDING', 'LOW_CONFIDENCE')
       AND NOT EXISTS (SELECT FROM finding_correction c
             WHERE c.applied_at IS NULL AND c.undone_at IS NULL AND c.scheme = i.scheme
               AND CASE c.covers WHEN 'ISSUE' THEN c.issue_id = i.id
                        WHEN 'TEXT' THEN c.text_hash = i.text_hash ELSE c.code = i.native_code END)""";

  private static final String FROM =
      """
       FROM review_item r JOIN site_issue i ON i.id = r.id
       LEFT JOIN LATERAL (SELECT name, country FROM site_supply s WHERE s.site_id = i.site_id
              ORDER BY (name IS NULL), supplied_at DESC LIMIT 1) s ON true""";
  private static final String SOME = " FROM review_item r JOIN site_issue i ON i.id = r.id";
  private static final String UP_TO =
      " AND " + WAITING + " ORDER BY r.created_at, r.id LIMIT " + (MOST + 1);
  private static final String COLUMNS =
      """
      SELECT i.id, r.kind, i.site_id, s.name, s.country, i.scheme, i.native_code,
             coalesce(i.given_topic, i.topic) AS given_topic, i.text, i.language, i.severity,
             i.severity_issued, i.last_audit, r.exchange_id, r.created_at\
      """;
  private static final String OPEN = " state NOT IN ('VERIFIED_CLOSED', 'WITHDRAWN')";

  private final OrganisationDatabase database;
  private final RulesInUse rules;

  FindingReviewReads(OrganisationDatabase database, RulesInUse rules) {
    this.database = database;
    this.rules = rules;
  }

  /** Whether the caller may see the queue; its texts may belong to escalations. */
  static boolean mayLook() {
    return Caller.find().filter(user -> user.hasAny(MAY_LOOK)).isPresent();
  }

  private static void refuseOthers() {
    if (!mayLook()) {
      throw new Withheld("Only compliance sees the findings that wait for a decision");
    }
  }

  /** Roles that may see the queue. Templates call it. */
  public List<Role> lookers() {
    return MAY_LOOK;
  }

  /**
   * How many wait, counted no further than {@value #ENOUGH}; 0 for those who may not see them.
   * Templates call it.
   */
  public long waiting() {
    return mayLook() ? database.inOrganisation(FindingReviewReads::waiting) : 0;
  }

  private static long waiting(JdbcClient jdbc) {
    return jdbc.sql(
            "SELECT count(*) FROM (SELECT FROM review_item r JOIN site_issue i ON i.id = r.id WHERE "
                + WAITING
                + " LIMIT "
                + ENOUGH
                + ") w")
        .query(Long.class)
        .single();
  }

  /** How many of these wait, counted no further than one more than {@value #MOST}. */
  long count(ReviewFilter filter) {
    refuseOthers();
    Where where = filter.where();
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT count(*) FROM (SELECT" + SOME + where.sql() + UP_TO + ") w")
                .params(where.parameters())
                .query(Long.class)
                .single());
  }

  /**
   * Those that wait longest first.
   *
   * @param counted of how many it is told how many others are alike
   */
  Listing<ReviewFinding> list(ReviewFilter filter, int limit, int counted) {
    refuseOthers();
    Where where = filter.where();
    String end = " AND " + WAITING + " ORDER BY r.created_at, r.id LIMIT " + (limit + 1);
    List<ReviewFinding> rows =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(COLUMNS + " " + FROM + where.sql() + end)
                    .params(where.parameters())
                    .query(FindingReviewReads::finding)
                    .list());
    return Listing.of(answered(rows, counted), limit, ReviewFinding::id);
  }

  private List<ReviewFinding> answered(List<ReviewFinding> rows, int counted) {
    return database.inOrganisation(
        jdbc ->
            IntStream.range(0, rows.size())
                .mapToObj(n -> n < counted ? answered(jdbc, rows.get(n)) : answered(rows.get(n)))
                .toList());
  }

  /**
   * One finding, waiting or decided.
   *
   * @throws NotVisible if the organisation has no such finding in its queue
   */
  public ReviewFinding get(UUID id) {
    refuseOthers();
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(COLUMNS + " " + FROM + " WHERE i.id = ?")
                .param(id)
                .query(FindingReviewReads::finding)
                .optional()
                .map(finding -> answered(jdbc, finding))
                .orElseThrow(() -> new NotVisible("finding in the queue", id)));
  }

  /** Values to filter by that occur among the first {@value #MOST} of the queue. */
  List<String> values(String column) {
    String known = Set.of("scheme", "language").contains(column) ? column : "scheme";
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "SELECT DISTINCT %1$s FROM (SELECT i.%1$s%2$s WHERE true%3$s) w"
                            .formatted(known, SOME, UP_TO)
                        + " WHERE %s IS NOT NULL ORDER BY 1".formatted(known))
                .query(String.class)
                .list());
  }

  private ReviewFinding.Answer answer(ReviewFinding finding) {
    Matcher matcher = rules.matcher();
    Match match = matcher.match(finding.signal());
    return ReviewFinding.Answer.of(match, suggestions(matcher, match));
  }

  private ReviewFinding answered(ReviewFinding finding) {
    return finding.with(answer(finding), null, null);
  }

  private ReviewFinding answered(JdbcClient jdbc, ReviewFinding finding) {
    Matcher matcher = rules.matcher();
    String code = finding.code();
    boolean known = code != null && matcher.rules().knows(finding.scheme(), code);
    return finding.with(
        answer(finding),
        alike(
            jdbc,
            "text_hash = (SELECT text_hash FROM site_issue WHERE id = :id)"
                + (known ? " AND native_code = :code" : ""),
            finding),
        known || code == null || !finding.givenTopic().equals(Topic.UNMAPPED)
            ? null
            : alike(jdbc, "native_code = :code", finding));
  }

  private static ReviewFinding.@Nullable Alike alike(
      JdbcClient jdbc, String condition, ReviewFinding finding) {
    ReviewFinding.Alike alike =
        jdbc.sql(
                "SELECT count(*) AS findings, count(DISTINCT site_id) AS sites FROM site_issue"
                    + " WHERE scheme = :scheme AND"
                    + OPEN
                    + " AND "
                    + condition)
            .param("scheme", finding.scheme())
            .param("id", finding.id())
            .param("code", finding.code())
            .query(ReviewFinding.Alike.class)
            .single();
    return alike.findings() == 0 ? null : alike;
  }

  /** The answer itself, then topics of the same area. */
  private static List<String> suggestions(Matcher matcher, Match match) {
    Set<String> topics = new LinkedHashSet<>();
    matcher.rules().topic(match.topic()).map(Topic::code).ifPresent(topics::add);
    for (Topic topic : matcher.rules().topics()) {
      if (match.amforiPa() != null && Objects.equals(topic.amforiPa(), match.amforiPa())) {
        topics.add(topic.code());
      }
    }
    return topics.stream().limit(SUGGESTIONS).toList();
  }

  private static ReviewFinding finding(ResultSet row, int number) throws SQLException {
    return new ReviewFinding(
        Columns.uuid(row, "id"),
        row.getString("kind"),
        Columns.uuid(row, "site_id"),
        row.getString("name"),
        row.getString("country"),
        row.getString("scheme"),
        row.getString("native_code"),
        row.getString("given_topic"),
        row.getString("text"),
        row.getString("language"),
        row.getString("severity"),
        row.getString("severity_issued"),
        row.getString("last_audit"),
        Columns.uuid(row, "exchange_id"),
        Columns.instant(row, "created_at"),
        null,
        null,
        null);
  }
}
