package org.scorehub.training.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * What one buyer's audits recommend for a site.
 *
 * @param buyer whose audits
 * @param site the site
 * @param recommendations canonical Recommendations
 */
record RecommendedSite(String buyer, UUID site, JsonNode recommendations) {

  private static final String OF_MODULES = "score";

  /** A finding's topic and code, as a reason names it. */
  record Named(String topic, String scheme, String code) {}

  /** Modules that the site could begin with now: it lacks nothing that they build on. */
  List<String> modules() {
    return StreamSupport.stream(recommendations.path("modules").spliterator(), false)
        .filter(module -> module.path("prerequisites").isEmpty())
        .map(module -> module.path("module").asText())
        .distinct()
        .toList();
  }

  /**
   * Findings that a module addresses. A foundation addresses those of the modules that it opens the
   * way for, too.
   */
  List<Named> reasons(String module) {
    List<Named> reasons = new ArrayList<>();
    collect(module, reasons, Set.of());
    return reasons.stream().distinct().toList();
  }

  private void collect(String module, List<Named> reasons, Set<String> seen) {
    for (JsonNode recommended : recommendations.path("modules")) {
      if (recommended.path("module").asText().equals(module)) {
        recommended.path("reasons").forEach(reason -> collect(module, reason, reasons, seen));
      }
    }
  }

  private void collect(String module, JsonNode reason, List<Named> reasons, Set<String> seen) {
    String topic = reason.path("topic").asText();
    if (!reason.path("scheme").asText().equals(OF_MODULES)) {
      reasons.add(
          new Named(topic, reason.path("scheme").asText(), reason.path("nativeCode").asText("")));
    } else if (!topic.equals(module) && seen.isEmpty()) {
      collect(topic, reasons, Set.of(module));
    }
  }
}
