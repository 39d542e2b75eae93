package org.scorehub.intake.fetch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.DocumentDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parameters of a route template, and those that a {@code connector.yaml} gives.
 *
 * @param declared what the template declares
 * @param given what the connector gives
 */
record TemplateParameters(Set<String> declared, Map<String, String> given) {

  private static final List<String> DURATIONS = List.of("interval", "settle");
  private static final Logger log = LoggerFactory.getLogger(TemplateParameters.class);

  /**
   * @throws IllegalArgumentException if there is no such template, or it declares no such parameter
   */
  static TemplateParameters of(CamelContext camel, DocumentDefinition.Poll poll) {
    RouteTemplateDefinition template =
        ((ModelCamelContext) camel).getRouteTemplateDefinition(poll.route());
    if (template == null) {
      throw new IllegalArgumentException("there is no route template " + poll.route());
    }
    Set<String> declared =
        template.getTemplateParameters().stream()
            .map(parameter -> parameter.getName())
            .collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>(poll.parameters().keySet());
    unknown.removeAll(declared);
    unknown.addAll(
        poll.parameters().keySet().stream().filter(TenantParameters.ALL::contains).toList());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the route template "
              + poll.route()
              + " takes no parameter "
              + String.join(", ", unknown));
    }
    return new TemplateParameters(declared, poll.parameters());
  }

  /** Whether the tenant's settings give all that the template wants of them; says so if not. */
  boolean servedBy(PollSource source, Set<String> offered) {
    Set<String> wanted = new TreeSet<>(declared);
    wanted.retainAll(TenantParameters.ALL);
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(offered);
    if (missing.isEmpty()) {
      return true;
    }
    String names = String.join(", ", missing);
    if (missing.size() < wanted.size()) {
      log.warn("{} is not fetched: the tenant's settings lack {}", source, names);
    } else {
      log.info("{} is not fetched: the tenant's settings give no {}", source, names);
    }
    return false;
  }

  /** Camel itself would find out when the route polls first. */
  private static void refuseNoDuration(String name, @Nullable Object value) {
    if (value != null && !value.toString().matches("\\d{1,9}(ms|s|m|h)?")) {
      throw new IllegalArgumentException(
          name + " is no duration such as 500ms, 30s or 5m: " + value);
    }
  }

  /**
   * Values for the template.
   *
   * @throws IllegalArgumentException if one that should be a duration is none
   */
  Map<String, Object> values(PollPace pace, Map<String, String> offered) {
    Map<String, Object> values = new HashMap<>(pace.over(given));
    values.putAll(offered);
    values.keySet().retainAll(declared);
    DURATIONS.forEach(name -> refuseNoDuration(name, values.get(name)));
    return values;
  }
}
