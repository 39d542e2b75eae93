package org.scorehub.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.scorehub.matching.Crosswalk;
import org.scorehub.matching.InvalidRules;
import org.scorehub.matching.MatchingRules;
import org.scorehub.matching.Topic;
import org.scorehub.matching.TopicRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./hub topics}: all topics, the module that answers each, and where it stands in the
 * schemes of buyers and standards. Needs no server.
 *
 * <p>Exit 0: listed; 1: the rules cannot be used.
 */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = {
      "List the topics of findings, their modules, and the crosswalk to other schemes.",
      "The crosswalk is this project's own: no document of amfori, ETI, Sedex, SLCP or the ILO.",
      "QUESTIONS: amfori questions that lead to the topic; the same SMETA code may differ by edition."
    })
final class TopicsCommand implements Callable<Integer> {

  private static final List<String> HEADINGS =
      List.of(
          "TOPIC",
          "MODULE",
          "SECOND",
          "ESCALATE",
          "AMFORI",
          "QUESTIONS",
          "ETI",
          "SMETA 6.1",
          "SMETA 7.0",
          "SLCP",
          "ILO",
          "VERSION",
          "SOURCE");

  @Option(names = "--json", description = "as one JSON array")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try {
      return run(
          MatchingRules.load(path -> ProjectRoot.read(ProjectRoot.find(), path)), System.out);
    } catch (InvalidRules invalid) {
      JsonLines.problems(invalid.problems(), System.err);
      return Hub.FAILED;
    }
  }

  int run(MatchingRules rules, OutputStream out) throws IOException {
    if (json) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      rules.crosswalk().forEach(row -> array.add(node(rules, row)));
      JsonLines.pretty(array, out);
    } else {
      out.write(table(rules).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
    return Hub.DONE;
  }

  private static String table(MatchingRules rules) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    rules.crosswalk().forEach(row -> rows.add(cells(rules, row)));
    return TextTable.of(rows);
  }

  private static List<String> cells(MatchingRules rules, Crosswalk row) {
    TopicRule rule = rules.rule(row.topic()).orElseThrow();
    return List.of(
        row.topic(),
        rule.primary(),
        rule.secondary(),
        rule.escalate() ? "yes" : "no",
        joined(row.amforiAreas()),
        joined(row.amforiQuestions()),
        joined(row.etiClauses()),
        joined(row.smeta61()),
        joined(row.smeta70()),
        joined(row.slcpSections()),
        joined(row.iloConventions()),
        Integer.toString(row.version()),
        row.source());
  }

  private static ObjectNode node(MatchingRules rules, Crosswalk row) {
    TopicRule rule = rules.rule(row.topic()).orElseThrow();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("topic", row.topic());
    node.put("title", rules.topic(row.topic()).map(Topic::title).orElseThrow());
    node.put("primary", rule.primary()).put("secondary", rule.secondary());
    node.put("escalate", rule.escalate());
    put(node, "amfori_pa", row.amforiAreas());
    put(node, "amfori_question", row.amforiQuestions());
    put(node, "eti_clause", row.etiClauses());
    put(node, "smeta_6_1", row.smeta61());
    put(node, "smeta_7_0", row.smeta70());
    put(node, "slcp_section", row.slcpSections());
    put(node, "ilo_convention", row.iloConventions());
    return node.put("version", row.version()).put("source", row.source());
  }

  private static void put(ObjectNode node, String name, List<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(array::add);
  }

  private static String joined(List<String> values) {
    return String.join(" ", values);
  }
}
