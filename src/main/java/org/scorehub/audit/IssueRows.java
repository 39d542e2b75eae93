package org.scorehub.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.canonical.avro.SeverityLevel;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads and writes site issues. */
@Component
final class IssueRows {

  private static final TypeReference<List<Observation>> OBSERVATIONS = new TypeReference<>() {};

  private final ObjectMapper json;

  IssueRows(ObjectMapper json) {
    this.json = json;
  }

  Map<SiteView, List<Issue>> load(JdbcTemplate jdbc, Collection<SiteView> views) {
    Map<SiteView, List<Issue>> issues = new HashMap<>();
    views.forEach(view -> issues.put(view, new ArrayList<>()));
    jdbc.query(
        """
        SELECT i.buyer, i.site_id, i.id, i.scheme, i.issue_key, i.native_id, i.native_code, i.topic,
               i.given_topic, i.confidence, i.needs_person, i.correction_id, i.severity, i.severity_issued,
               i.state, i.opened_on, i.due_on, i.text, i.language, i.observations
          FROM unnest(?::text[], ?::uuid[]) AS wanted (buyer, site_id)
          JOIN site_issue i USING (buyer, site_id)""",
        row -> {
          SiteView view = new SiteView(row.getString(1), row.getObject(2, UUID.class));
          issues.getOrDefault(view, new ArrayList<>()).add(issue(row));
        },
        views.stream().map(SiteView::buyer).toArray(String[]::new),
        views.stream().map(SiteView::siteId).toArray(UUID[]::new));
    return issues;
  }

  private Issue issue(ResultSet row) throws SQLException {
    return new Issue(
        row.getObject("id", UUID.class),
        row.getString("scheme"),
        row.getString("issue_key"),
        row.getString("native_id"),
        row.getString("native_code"),
        placement(row),
        SeverityLevel.valueOf(row.getString("severity")),
        row.getString("severity_issued"),
        IssueState.valueOf(row.getString("state")),
        row.getObject("opened_on", LocalDate.class),
        row.getObject("due_on", LocalDate.class),
        row.getString("text"),
        row.getString("language"),
        observations(row.getString("observations")));
  }

  private static Placement placement(ResultSet row) throws SQLException {
    String topic = row.getString("topic");
    return new Placement(
        Objects.requireNonNullElse(row.getString("given_topic"), topic),
        topic,
        row.getObject("confidence", Double.class),
        row.getBoolean("needs_person"),
        row.getObject("correction_id", UUID.class));
  }

  void write(JdbcTemplate jdbc, Map<SiteView, Collection<Issue>> changed) {
    List<Object[]> rows = new ArrayList<>();
    changed.forEach((view, issues) -> issues.forEach(issue -> rows.add(row(view, issue))));
    jdbc.batchUpdate(
        """
        INSERT INTO site_issue (buyer, id, site_id, scheme, issue_key, native_id, native_code, topic,
            severity, severity_issued, state, opened_on, due_on, text, language, last_audit,
            last_observed, observations, given_topic, text_hash, confidence, needs_person,
            correction_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
        ON CONFLICT (buyer, site_id, scheme, issue_key) DO UPDATE SET topic = excluded.topic,
            severity = excluded.severity, severity_issued = excluded.severity_issued,
            state = excluded.state, opened_on = excluded.opened_on, due_on = excluded.due_on,
            text = excluded.text, language = excluded.language, last_audit = excluded.last_audit,
            last_observed = excluded.last_observed, observations = excluded.observations,
            given_topic = excluded.given_topic, text_hash = excluded.text_hash,
            confidence = excluded.confidence, needs_person = excluded.needs_person,
            correction_id = excluded.correction_id,
            version = site_issue.version + 1, updated_at = now()""",
        rows);
  }

  private Object[] row(SiteView view, Issue issue) {
    List<Observation> observations = issue.observations();
    Observation latest = observations.isEmpty() ? null : issue.latest();
    return new Object[] {
      view.buyer(),
      issueId(view, issue),
      view.siteId(),
      issue.scheme(),
      issue.key(),
      issue.nativeId(),
      issue.nativeCode(),
      issue.topic(),
      issue.severity().name(),
      issue.severityIssued(),
      issue.state().name(),
      issue.openedOn(),
      issue.dueOn(),
      issue.text(),
      issue.language(),
      latest == null ? "" : latest.auditNativeId(),
      latest == null ? null : latest.observedOn(),
      write(observations),
      issue.placement().given(),
      FoldedText.hash(issue.text()),
      issue.placement().confidence(),
      issue.placement().needsPerson(),
      issue.placement().correction()
    };
  }

  /** The id it is stored under, or will be. */
  static UUID issueId(SiteView view, Issue issue) {
    if (issue.id() != null) {
      return issue.id();
    }
    String name = view.buyer() + '|' + view.siteId() + '|' + issue.scheme() + '|' + issue.key();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private List<Observation> observations(String text) {
    try {
      return json.readValue(text, OBSERVATIONS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("unreadable observations", e);
    }
  }

  private String write(List<Observation> observations) {
    try {
      return json.writeValueAsString(observations);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
