package org.scorehub.web.evidence;

import java.util.HashMap;
import java.util.Map;
import org.scorehub.reconcile.AuditRef;
import org.scorehub.web.reconcile.ReconciliationView;

/** Where findings belong by now, corrections of people included. */
final class FindingTopics {

  private record Place(AuditRef audit, int position) {}

  private final Map<Place, String> topics = new HashMap<>();

  private FindingTopics() {}

  static FindingTopics of(ReconciliationView view) {
    FindingTopics found = new FindingTopics();
    view.rows().stream()
        .filter(row -> row.topic() != null && !row.isRated())
        .forEach(
            row ->
                row.cells()
                    .forEach(
                        cell ->
                            cell.findings()
                                .forEach(
                                    finding ->
                                        found.topics.put(
                                            new Place(cell.audit(), finding.position()),
                                            String.valueOf(row.topic())))));
    return found;
  }

  /**
   * Of one finding.
   *
   * @param otherwise what its audit was understood to say
   */
  String of(AuditRef audit, int position, String otherwise) {
    return topics.getOrDefault(new Place(audit, position), otherwise);
  }
}
