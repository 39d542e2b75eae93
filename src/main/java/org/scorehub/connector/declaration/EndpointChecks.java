package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.spi.EndpointUriFactory;
import org.scorehub.canonical.Nearest;
import org.scorehub.canonical.Problem;

/** Whether the endpoints that steps name can be made, as far as that can be told beforehand. */
final class EndpointChecks {

  private static final String DIRECT = "direct:";

  private final DeclarationFile file;
  private final Set<String> entrances;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param entrances names of {@code direct:} endpoints that some route begins with
   */
  EndpointChecks(DeclarationFile file, Set<String> entrances) {
    this.file = file;
    this.entrances = entrances;
  }

  List<Problem> problems() {
    return problems;
  }

  /**
   * Looks at one endpoint.
   *
   * @param uri its address, which may hold placeholders
   * @param options the options beside it, by name
   * @param step the step that names it
   */
  void check(String at, String uri, JsonNode options, String step) {
    String address = delegate(uri);
    int colon = address.indexOf(':');
    String scheme = colon < 0 ? address : address.substring(0, colon);
    if (scheme.isEmpty() || scheme.contains("{") || scheme.contains("$")) {
      return;
    }
    if (!CamelEndpoints.has(scheme)) {
      problems.add(file.noSuch(at, "Camel component in this hub", scheme, CamelEndpoints.all()));
      return;
    }
    direct(at, address);
    if (options.isObject()) {
      CamelEndpoints.options(scheme).ifPresent(known -> options(step, scheme, options, known));
    }
  }

  /** A {@code master:} endpoint is another one, which only one instance reads. */
  private static String delegate(String uri) {
    return uri.startsWith("master:") ? uri.replaceFirst("^master:[^:]*:", "") : uri;
  }

  private void direct(String at, String address) {
    if (!address.startsWith(DIRECT) || at.endsWith("/from/uri") || at.endsWith("/from")) {
      return;
    }
    String name = address.substring(DIRECT.length());
    if (!name.contains("{") && !entrances.contains(name)) {
      problems.add(file.noSuch(at, "route that begins with direct:", name, plain()));
    }
  }

  private List<String> plain() {
    return entrances.stream().filter(name -> !name.contains("{")).toList();
  }

  private void options(String step, String scheme, JsonNode options, EndpointUriFactory known) {
    options
        .fieldNames()
        .forEachRemaining(
            name -> {
              boolean prefixed =
                  known.multiValuePrefixes().values().stream().anyMatch(name::startsWith);
              boolean wrong = !known.propertyNames().contains(name) && !prefixed;
              boolean passed = known.isLenientProperties() && near(known, name).isEmpty();
              if (wrong && !passed) {
                problems.add(
                    file.noSuch(
                        step + "/parameters/" + name,
                        "option of the Camel component " + scheme,
                        name,
                        known.propertyNames()));
              }
            });
  }

  private static List<String> near(EndpointUriFactory known, String name) {
    return Nearest.of(known.propertyNames(), name);
  }
}
