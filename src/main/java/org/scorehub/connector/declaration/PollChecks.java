package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.scorehub.canonical.Problem;

/** Whether what a manifest says of fetching fits the route templates that there are. */
final class PollChecks {

  private static final List<String> DURATIONS = List.of("interval", "settle");
  private static final Pattern DURATION = Pattern.compile("\\d{1,9}(ms|s|m|h)?");

  private final DeclarationFile manifest;
  private final SharedRoutes shared;
  private final Set<String> paths;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param paths all files that it may name
   */
  PollChecks(DeclarationFile manifest, SharedRoutes shared, Set<String> paths) {
    this.manifest = manifest;
    this.shared = shared;
    this.paths = paths;
  }

  List<Problem> of(String document, JsonNode declared) {
    JsonNode poll = declared.path("poll");
    String at = "/documents/" + document + "/poll";
    String route = poll.path("route").textValue();
    if (route != null && !declared.path("direction").asText().equals("out")) {
      RouteTemplate template = shared.templates().get(route);
      if (template == null || !template.fetches()) {
        problems.add(manifest.noSuch(at + "/route", "route template that fetches", route, known()));
        problems.addAll(shared.unreadable());
      } else {
        check(at + "/parameters", poll.path("parameters"), template);
      }
    }
    return problems;
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>();
    shared.templates().values().stream()
        .filter(RouteTemplate::fetches)
        .forEach(template -> known.add(template.id()));
    return known;
  }

  private void check(String at, JsonNode given, RouteTemplate template) {
    Set<String> allowed = template.givenByPoll();
    for (String name : names(given)) {
      String there = at + '/' + name;
      if (!allowed.contains(name)) {
        problems.add(
            manifest.noSuch(there, "parameter of template " + template.id(), name, allowed));
      } else {
        value(there, name, given.get(name).asText());
      }
    }
    Set<String> missing = template.required();
    missing.retainAll(allowed);
    missing.removeAll(names(given));
    missing.forEach(name -> problems.add(missing(at, name, template)));
  }

  private Problem missing(String at, String name, RouteTemplate template) {
    return Parameters.missing(manifest, at, name, template);
  }

  private void value(String at, String name, String value) {
    if (DURATIONS.contains(name) && !DURATION.matcher(value).matches()) {
      problems.add(
          manifest
              .problem(DeclarationFile.INVALID, at, "\"" + value + "\" is no duration")
              .withValue(value)
              .expecting("a duration such as 500ms, 30s or 5m"));
    }
    Parameters.file(manifest, at, name, value, paths).ifPresent(problems::add);
  }

  private static Set<String> names(JsonNode members) {
    Set<String> names = new TreeSet<>();
    members.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
