package org.scorehub.web.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.reconcile.RowDecision;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Withheld;
import org.scorehub.web.escalation.EscalationReads;
import org.scorehub.web.escalation.HiddenFindings;
import org.springframework.stereotype.Component;

/** What was on screen when somebody decided, for those who decide. */
@Component
class DecisionGrounds {

  /**
   * A ground.
   *
   * @param sha256 of the text that was kept
   * @param whole whether {@code ground} is that text; false if words are left out that have become
   *     part of an escalation that is not for the viewer
   * @param ground the row as it was
   */
  record Shown(UUID decision, String sha256, boolean whole, JsonNode ground) {}

  private final ReconciliationReads reads;
  private final EscalationReads escalations;
  private final ObjectMapper json;

  DecisionGrounds(ReconciliationReads reads, EscalationReads escalations, ObjectMapper json) {
    this.reads = reads;
    this.escalations = escalations;
    this.json = json;
  }

  /**
   * Reads one.
   *
   * @throws Withheld unless the caller may decide
   */
  Shown of(UUID site, UUID decision) {
    if (!RowDecisions.mayDecide()) {
      throw new Withheld("Only compliance sees what decisions rested on");
    }
    ReconciliationReads.Compared compared = reads.compared(site);
    RowDecision made =
        compared.decisions().get(decision).orElseThrow(() -> new NotVisible("decision", decision));
    JsonNode ground = read(made.ground());
    boolean whole = !redact(ground, escalations.hidden(compared.siteId()));
    return new Shown(decision, made.groundSha256(), whole, ground);
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored ground is no JSON", e);
    }
  }

  private static boolean redact(JsonNode ground, HiddenFindings hidden) {
    boolean redacted = false;
    for (JsonNode cell : ground.path("cells")) {
      for (JsonNode finding : cell.path("findings")) {
        @Nullable String text = text(finding, "text");
        if (text != null
            && hidden.covers(cell.path("scheme").asText(), text(finding, "code"), text)) {
          ((ObjectNode) finding).remove("text");
          redacted = true;
        }
      }
    }
    return redacted;
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.path(field).isTextual() ? node.path(field).asText() : null;
  }
}
