package org.scorehub.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recommended modules as a site's page shows them, with the topics that training leaves open. */
record RecommendationView(List<Module> modules, List<String> uncovered, List<String> escalated) {

  /** One module; role is primary, secondary or foundation. */
  record Module(
      String module,
      int rank,
      String role,
      List<Reason> reasons,
      List<String> prerequisites,
      String catalogueVersion) {}

  /** Why; rule names the file and row that decided. */
  record Reason(
      String topic, String scheme, @Nullable String nativeCode, String rule, String explanation) {}

  static RecommendationView of(JsonNode recommendations) {
    return new RecommendationView(
        Columns.list(recommendations.withArray("/modules"), Module.class),
        Columns.list(recommendations.withArray("/uncovered"), String.class),
        Columns.list(recommendations.withArray("/escalated"), String.class));
  }
}
