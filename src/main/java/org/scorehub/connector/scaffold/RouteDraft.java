package org.scorehub.connector.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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

  /** Documents handed in by SOAP, at the service of a description of theirs. */
  static String soap(
      String connector,
      String document,
      String title,
      String wsdl,
      WsdlOperations.Endpoint endpoint) {
    try (InputStream in =
        Objects.requireNonNull(RouteDraft.class.getResourceAsStream("soap-in.camel.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${title}", title)
          .replace("${id}", connector)
          .replace("${document}", document)
          .replace("${wsdl}", wsdl.substring(wsdl.lastIndexOf('/') + 1))
          .replace("${service}", endpoint.service())
          .replace("${port}", endpoint.port())
          .replace("${namespace}", endpoint.namespace())
          .replace("${answer}", endpoint.answer().isEmpty() ? "nothing" : endpoint.answer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
