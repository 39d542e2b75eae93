package org.scorehub.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.FindingKey;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.reconcile.FollowUpCheck.Checked;

/** Puts follow-ups beside their audits. */
final class FollowUps {

  private FollowUps() {}

  static List<FollowUpCheck> among(List<HeldAudit> audits, Chains chains) {
    return audits.stream()
        .filter(HeldAudit::isFollowUp)
        .map(audit -> check(audit, chains.parent(audit)))
        .toList();
  }

  private static FollowUpCheck check(HeldAudit followUp, @Nullable HeldAudit parent) {
    Map<String, Finding> before = parent == null ? Map.of() : findings(parent);
    Map<String, Finding> now = findings(followUp);
    List<Checked> checked = new ArrayList<>();
    List<Checked> unmentioned = new ArrayList<>();
    before.forEach(
        (key, finding) -> {
          Finding seen = now.get(key);
          if (seen != null) {
            checked.add(checked(finding, seen));
          } else if (finding.getStatus() != FindingStatus.CLOSED) {
            unmentioned.add(checked(finding, null));
          }
        });
    List<Checked> added =
        now.entrySet().stream()
            .filter(finding -> !before.containsKey(finding.getKey()))
            .filter(finding -> finding.getValue().getStatus() != FindingStatus.CLOSED)
            .map(finding -> checked(finding.getValue(), finding.getValue()))
            .toList();
    return new FollowUpCheck(
        followUp.ref(),
        parent == null ? null : parent.ref(),
        parent == null ? null : parent.rating(),
        followUp.rating(),
        checked,
        unmentioned,
        added);
  }

  private static Map<String, Finding> findings(HeldAudit held) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    held.audit().getFindings().forEach(f -> findings.putIfAbsent(FindingKey.of(f), f));
    return findings;
  }

  private static Checked checked(Finding before, @Nullable Finding now) {
    return new Checked(
        before.getTopic(),
        before.getNativeCode(),
        before.getSeverity().getLevel().name(),
        now == null ? null : now.getStatus().name(),
        now == null ? null : now.getSeverity().getLevel().name());
  }
}
