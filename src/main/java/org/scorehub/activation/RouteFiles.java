package org.scorehub.activation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.connector.Connector;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.intake.fetch.TenantRoutes;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.springframework.stereotype.Component;

/**
 * Reads the routes of a connector from its bundle, and checks them as far as can be done unused.
 */
@Component
class RouteFiles {

  private static final String SUFFIX = ".camel.yaml";

  private final SchemaFolders schemas;
  private final TenantRoutes tenantRoutes;

  RouteFiles(SchemaFolders schemas, TenantRoutes tenantRoutes) {
    this.schemas = schemas;
    this.tenantRoutes = tenantRoutes;
  }

  /**
   * Reads them all, by path.
   *
   * @throws InvalidConnector if any is wrong; lists all that was found
   */
  List<RouteFile> read(CamelContext camel, Connector connector) {
    List<Problem> problems = new ArrayList<>(pollProblems(camel, connector));
    List<RouteFile> files = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : connector.bundle().files().entrySet()) {
      if (file.getKey().startsWith("routes/") && file.getKey().endsWith(SUFFIX)) {
        read(camel, connector, file.getKey(), schemas.placed(connector, file.getValue()))
            .into(files, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidConnector(connector.id(), problems);
    }
    return files;
  }

  /** A file, or what is wrong with it. */
  private record Outcome(List<RouteFile> files, List<Problem> problems) {
    void into(List<RouteFile> allFiles, List<Problem> allProblems) {
      allFiles.addAll(files);
      allProblems.addAll(problems);
    }
  }

  private List<Problem> pollProblems(CamelContext camel, Connector connector) {
    String manifest = "routes/" + connector.id() + "/connector.yaml";
    List<Problem> problems = new ArrayList<>();
    String text = new String(connector.bundle().read(manifest), StandardCharsets.UTF_8);
    for (String fault : tenantRoutes.faults(camel, connector)) {
      problems.add(
          Problem.blocking(ProblemKind.MALFORMED, "route.template", fault)
              .inMapping(manifest, RouteCheck.line(text, "poll:")));
    }
    for (String query : missingQueries(connector)) {
      problems.add(
          Problem.blocking(
                  ProblemKind.MALFORMED, "route.reference", "The connector has no file " + query)
              .inMapping(manifest, RouteCheck.line(text, query)));
    }
    return problems;
  }

  private static List<String> missingQueries(Connector connector) {
    Set<String> files = connector.bundle().files().keySet();
    return connector.definition().documents().values().stream()
        .flatMap(document -> Stream.ofNullable(document.poll()))
        .flatMap(poll -> Stream.ofNullable(poll.parameters().get("query")))
        .filter(query -> !files.contains(query))
        .toList();
  }

  private static Outcome read(CamelContext camel, Connector connector, String path, String text) {
    try {
      RouteBuilder builder = builder(camel, path, text);
      builder.configureRoutes(camel);
      RouteCheck check = new RouteCheck(camel, connector, path, text);
      List<Problem> problems = check.problems(builder);
      return problems.isEmpty()
          ? new Outcome(
              List.of(new RouteFile(path, text, RouteCheck.routeIds(builder), builder)), List.of())
          : new Outcome(List.of(), problems);
    } catch (Exception e) { // whatever Camel throws at a file that is none of its own
      return new Outcome(List.of(), List.of(unreadable(path, e)));
    }
  }

  private static RouteBuilder builder(CamelContext camel, String path, String text)
      throws Exception {
    Resource resource = ResourceHelper.fromString("mem:" + path, text);
    Collection<RoutesBuilder> builders =
        PluginHelper.getRoutesLoader(camel).findRoutesBuilders(List.of(resource));
    return (RouteBuilder) builders.iterator().next();
  }

  private static Problem unreadable(String path, Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    int line = 0;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof MarkedYamlEngineException marked) {
        line = marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(line);
        message = marked.getProblem();
      }
    }
    return Problem.blocking(
            ProblemKind.MALFORMED, "route.syntax", "Not a file of Camel routes: " + message)
        .inMapping(path, line);
  }
}
