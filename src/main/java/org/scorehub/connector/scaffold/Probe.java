package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.scorehub.mapping.Bundle;
import org.scorehub.mapping.Mapping;

/** Asks the mapping language itself which of its functions take some values. */
final class Probe {

  private static final String FILE = "mappings/_probe/probe.in.jslt";
  private static final int MOST = 60;

  private final Mapping mapping;

  /**
   * @param shared files that all connectors share
   */
  Probe(Bundle shared) {
    SortedMap<String, byte[]> files = new TreeMap<>(shared.files());
    files.put(FILE, text(shared).getBytes(StandardCharsets.UTF_8));
    mapping = Mapping.compile(Bundle.of(files), "_probe", FILE);
  }

  private static String text(Bundle shared) {
    StringBuilder text =
        new StringBuilder("import \"mappings/_shared/numbers.jslt\" as numbers\n{");
    text.append("\"country\": [for (.v) country(.)], \"boolean-of\": [for (.v) boolean-of(.)],\n");
    text.append("\"integer\": [for (.v) integer(.)], \"count\": [for (.v) numbers:count(.)],\n");
    text.append("\"decimal\": [for (.v) decimal(.)], \"measure\": [for (.v) numbers:measure(.)]");
    for (String scheme : schemes(shared)) {
      text.append(",\n\"").append(scheme).append("\": [for (.v) identifier(\"");
      text.append(scheme).append("\", .)]");
    }
    return text.append("}\n").toString();
  }

  private static Set<String> schemes(Bundle shared) {
    Set<String> schemes = new TreeSet<>();
    new String(shared.read("mappings/canonical/identifiers.csv"), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .forEach(line -> schemes.add(line.substring(0, line.indexOf(','))));
    return schemes;
  }

  /** What each function makes of the first values, null where it makes nothing; by name. */
  JsonNode of(List<String> values) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    values.stream().limit(MOST).forEach(tree.withArray("/v")::add);
    return mapping.apply(tree).output();
  }
}
