package org.scorehub.platform.sandbox.eti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Corrective-action plans by member and site, each with an entity tag that every change renews. */
final class ActionPlans {

  private final Map<String, Plan> plans = new HashMap<>();

  /** A plan as it stands. */
  record Plan(int changes, JsonNode content) {
    String tag() {
      return "\"plan-" + changes + '"';
    }
  }

  synchronized Plan of(String tenant, String site) {
    return plans.getOrDefault(key(tenant, site), new Plan(0, none(site)));
  }

  /** Changes the plan if it still has the tag; the new one, empty if it has another. */
  synchronized Optional<Plan> change(String tenant, String site, String tag, JsonNode content) {
    Plan known = of(tenant, site);
    if (!known.tag().equals(tag)) {
      return Optional.empty();
    }
    Plan changed = new Plan(known.changes() + 1, content);
    plans.put(key(tenant, site), changed);
    return Optional.of(changed);
  }

  private static ObjectNode none(String site) {
    return JsonNodeFactory.instance.objectNode().put("site_reference", site);
  }

  private static String key(String tenant, String site) {
    return tenant + '/' + site;
  }
}
