package org.scorehub.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.reconcile.GroundChange.What;

/**
 * Finds out how a row differs from the ground of a decision. A new revision, another translation or
 * another id counts only where it says something else; words that either side did not show are not
 * compared.
 */
public final class GroundChanges {

  private static final List<String> OF_AUDITS = List.of("says", "rating", "validUntil");
  private static final List<String> OF_FINDINGS =
      List.of("status", "issueState", "severity", "severityIssued", "answer", "dueOn", "text");

  private final List<GroundChange> changes = new ArrayList<>();

  private GroundChanges() {}

  /**
   * All differences.
   *
   * @param now the row as it is; null if no audit speaks of it any more
   */
  public static List<GroundChange> since(String ground, @Nullable Row now) {
    GroundChanges found = new GroundChanges();
    JsonNode cells = now == null ? Ground.read("[]") : Ground.of(now).tree().path("cells");
    found.compare(
        byKey(Ground.read(ground).path("cells"), "scheme", "audit"),
        byKey(cells, "scheme", "audit"));
    return List.copyOf(found.changes);
  }

  private void compare(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    before.forEach(
        (key, cell) -> {
          JsonNode now = after.get(key);
          if (now == null) {
            changes.add(change(What.AUDIT_WENT, cell, null, null, text(cell, "says"), null));
          } else {
            cells(cell, now);
          }
        });
    after.forEach(
        (key, cell) -> {
          if (!before.containsKey(key)) {
            changes.add(change(What.AUDIT_CAME, cell, null, null, null, text(cell, "says")));
          }
        });
  }

  private void cells(JsonNode before, JsonNode now) {
    for (String field : OF_AUDITS) {
      if (!before.path(field).equals(now.path(field))) {
        changes.add(
            change(
                What.AUDIT_SAYS_OTHERWISE,
                now,
                null,
                field,
                text(before, field),
                text(now, field)));
      }
    }
    Map<String, JsonNode> was = byKey(before.path("findings"), "key");
    Map<String, JsonNode> is = byKey(now.path("findings"), "key");
    was.forEach(
        (key, finding) -> {
          JsonNode other = is.get(key);
          if (other == null) {
            changes.add(finding(What.FINDING_WENT, now, finding));
          } else {
            findings(now, finding, other);
          }
        });
    is.forEach(
        (key, finding) -> {
          if (!was.containsKey(key)) {
            changes.add(finding(What.FINDING_CAME, now, finding));
          }
        });
  }

  private void findings(JsonNode cell, JsonNode before, JsonNode now) {
    boolean hidden = before.path("withheld").asBoolean() || now.path("withheld").asBoolean();
    for (String field : OF_FINDINGS) {
      boolean words = field.equals("text");
      if (!(words && hidden) && !before.path(field).equals(now.path(field))) {
        changes.add(
            change(
                What.FINDING_CHANGED,
                cell,
                text(now, "code"),
                field,
                words ? null : text(before, field),
                words ? null : text(now, field)));
      }
    }
  }

  private static GroundChange finding(What what, JsonNode cell, JsonNode finding) {
    return change(what, cell, text(finding, "code"), null, null, null);
  }

  private static GroundChange change(
      What what,
      JsonNode cell,
      @Nullable String finding,
      @Nullable String field,
      @Nullable String was,
      @Nullable String now) {
    return new GroundChange(
        what, cell.path("scheme").asText(), cell.path("audit").asText(), finding, field, was, now);
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.path(field).isMissingNode() ? null : node.path(field).asText();
  }

  /** In their order; of several with one key the last counts. */
  private static Map<String, JsonNode> byKey(JsonNode array, String... fields) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    for (JsonNode node : array) {
      StringBuilder key = new StringBuilder();
      for (String field : fields) {
        key.append('|').append(Objects.requireNonNullElse(text(node, field), ""));
      }
      all.put(key.toString(), node);
    }
    return all;
  }
}
