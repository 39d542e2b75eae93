package org.scorehub.connector.scaffold;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes route files: a template of {@code routes/_shared} with its parameters. */
final class RouteDraft {

  private RouteDraft() {}

  /** Documents handed in by POST. */
  static String upload(String connector, String document, String title, boolean fetched) {
    String comment =
        fetched
            ? "# " + title + " by upload, beside what the hub fetches itself.\n"
            : "# " + title + " by upload.\n";
    return comment + text("rest-upload", connector, document, "in", Map.of());
  }

  /** Documents that the hub sends. */
  static String out(
      String template, String connector, String document, Map<String, String> parameters) {
    return "# Progress of SCORE training, back to the buyer.\n"
        + text(template, connector, document, "out", parameters);
  }

  private static String text(
      String template,
      String connector,
      String document,
      String direction,
      Map<String, String> others) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("connector", connector);
    parameters.put("document", document);
    parameters.putAll(others);
    StringBuilder text = new StringBuilder("- templatedRoute:\n");
    text.append("    routeTemplateRef: ").append(template).append('\n');
    text.append("    routeId: %s.%s.%s\n".formatted(connector, document, direction));
    text.append("    parameters:\n");
    parameters.forEach(
        (name, value) ->
            text.append("      - name: ")
                .append(name)
                .append("\n        value: ")
                .append(value)
                .append('\n'));
    return text.toString();
  }
}
