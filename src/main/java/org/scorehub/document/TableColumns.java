package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a schema of rows and a layout speak of.
 *
 * @param texts header texts of each member, in the order of the schema's properties; the first is
 *     the one that is written
 * @param required members whose columns must be there
 * @param members the member of each header text, by folded text
 */
record TableColumns(
    Map<String, List<String>> texts, Set<String> required, Map<String, String> members) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Takes the properties and required members that the schema itself names, not those it refers to.
   */
  static TableColumns compile(SchemaFiles files, String schemaPath, TableLayout layout) {
    JsonNode schema = parse(files.read(schemaPath), schemaPath);
    Map<String, List<String>> texts = new LinkedHashMap<>();
    schema.path("properties").fieldNames().forEachRemaining(name -> texts.put(name, List.of(name)));
    Set<String> required = new LinkedHashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    required.forEach(name -> texts.putIfAbsent(name, List.of(name)));
    layout.columns().forEach((member, accepted) -> accept(schemaPath, texts, member, accepted));
    requireMember(schemaPath, texts, layout.group());
    return new TableColumns(texts, required, members(schemaPath, texts));
  }

  static JsonNode parse(byte[] schema, String path) {
    try {
      return MAPPER.readTree(schema);
    } catch (IOException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  private static void accept(
      String path, Map<String, List<String>> texts, String member, List<String> accepted) {
    requireMember(path, texts, member);
    if (!accepted.isEmpty()) {
      texts.put(member, List.copyOf(accepted));
    }
  }

  private static void requireMember(
      String path, Map<String, List<String>> texts, @Nullable String member) {
    if (member != null && !texts.containsKey(member)) {
      throw new IllegalArgumentException(
          path + " has no property \"" + member + "\", which the table's layout speaks of");
    }
  }

  private static Map<String, String> members(String path, Map<String, List<String>> texts) {
    Map<String, String> members = new HashMap<>();
    texts.forEach(
        (member, accepted) -> {
          for (String text : accepted) {
            String other = members.putIfAbsent(HeaderText.folded(text), member);
            if (other != null && !other.equals(member)) {
              throw new IllegalArgumentException(
                  "%s: the column \"%s\" stands for both \"%s\" and \"%s\""
                      .formatted(path, text, other, member));
            }
          }
        });
    return members;
  }

  /** The member that a header text stands for; null if it is none of them. */
  @Nullable String member(String text) {
    return members.get(HeaderText.folded(text));
  }

  /** The text that a column is written under. */
  String headerOf(String member) {
    return texts.getOrDefault(member, List.of(member)).get(0);
  }

  /** Columns for people: the member, and what it is called if that is something else. */
  List<String> described(Set<String> wanted) {
    List<String> words = new ArrayList<>();
    for (String member : wanted) {
      List<String> accepted = texts.getOrDefault(member, List.of(member));
      words.add(
          accepted.equals(List.of(member))
              ? member
              : member + " (" + String.join(" or ", accepted) + ")");
    }
    return words;
  }
}
