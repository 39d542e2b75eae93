package org.scorehub.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.FindingKey;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.LocalisedText;
import org.scorehub.matching.Topic;

/** Rows of topics, and of findings that have none. */
final class TopicRows {

  private record Place(String key, @Nullable String topic) {}

  private final Map<String, HeldIssue> issues = new HashMap<>();
  private final Map<AuditRef, Set<String>> asked = new HashMap<>();
  private final List<AuditColumn> columns;
  private final Withholding withholding;
  private final Map<Place, Map<AuditRef, List<CellFinding>>> found = new LinkedHashMap<>();

  TopicRows(
      SiteHoldings site,
      List<AuditColumn> columns,
      List<HeldAudit> audits,
      TopicsAsked topics,
      Withholding withholding) {
    this.columns = columns;
    this.withholding = withholding;
    site.issues().forEach(issue -> issues.put(issue.scheme() + '|' + issue.key(), issue));
    audits.forEach(audit -> asked.put(audit.ref(), topics.of(audit.audit())));
    audits.forEach(this::place);
  }

  List<Row> all() {
    return found.entrySet().stream().map(row -> row(row.getKey(), row.getValue())).toList();
  }

  /** What each audit says of a topic, whether or not any of them found something there. */
  List<Cell> cells(String topic) {
    Place place = new Place(topic, topic);
    Map<AuditRef, List<CellFinding>> findings = found.getOrDefault(place, Map.of());
    return columns.stream()
        .map(column -> cell(place, column, findings.getOrDefault(column.ref(), List.of())))
        .toList();
  }

  private void place(HeldAudit held) {
    List<Finding> findings = held.audit().getFindings();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      String scheme = held.ref().scheme();
      String key = FindingKey.of(finding);
      HeldIssue issue = issues.get(scheme + '|' + key);
      String topic = issue == null ? finding.getTopic() : issue.topic();
      boolean placed = !topic.equals(Topic.UNMAPPED);
      found
          .computeIfAbsent(
              new Place(RowKey.of(topic, scheme, key), placed ? topic : null),
              place -> new LinkedHashMap<>())
          .computeIfAbsent(held.ref(), ref -> new ArrayList<>())
          .add(cellFinding(scheme, finding, key, i, issue));
    }
  }

  private CellFinding cellFinding(
      String scheme, Finding finding, String key, int position, @Nullable HeldIssue issue) {
    LocalisedText words = finding.getTexts().isEmpty() ? null : finding.getTexts().get(0);
    String text = words == null ? null : words.getText();
    boolean withheld = withholding.covers(scheme, finding.getNativeCode(), text);
    return new CellFinding(
        key,
        position,
        issue == null ? null : issue.id(),
        issue == null ? null : issue.state(),
        finding.getNativeCode(),
        finding.getAnswer(),
        finding.getSeverity().getIssued(),
        finding.getSeverity().getLevel(),
        finding.getStatus(),
        withheld ? null : text,
        words == null ? null : words.getLanguage(),
        finding.getDueOn(),
        withheld);
  }

  private Row row(Place place, Map<AuditRef, List<CellFinding>> findings) {
    List<Cell> cells =
        columns.stream()
            .map(column -> cell(place, column, findings.getOrDefault(column.ref(), List.of())))
            .toList();
    return Comparison.compared(
        place.key(),
        place.topic() == null ? Row.Kind.UNPLACED : Row.Kind.TOPIC,
        place.topic(),
        cells);
  }

  private Cell cell(Place place, AuditColumn column, List<CellFinding> findings) {
    if (findings.isEmpty()) {
      boolean looked =
          place.topic() != null
              && asked.getOrDefault(column.ref(), Set.of()).contains(place.topic());
      return new Cell(column, looked ? Says.FINE : Says.SILENT, false, false, List.of(), null);
    }
    boolean closed = findings.stream().allMatch(CellFinding::isClosed);
    return new Cell(column, closed ? Says.CLOSED : Says.FOUND, false, false, findings, null);
  }
}
