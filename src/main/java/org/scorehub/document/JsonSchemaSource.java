package org.scorehub.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;

/** What is wrong with a JSON Schema, and what its documents may hold. Used once. */
final class JsonSchemaSource {

  private static final TreeCheck SCHEMAS = TreeCheck.ofSchemas();

  /** Keywords below which members have names of their own. */
  private static final Set<String> NAMED =
      Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

  /** Keywords that hold values, not schemas. */
  private static final Set<String> VALUES =
      Set.of("enum", "const", "default", "examples", "required", "dependentRequired");

  private static final List<String> COMBINED = List.of("allOf", "anyOf", "oneOf");
  private static final List<String> CONDITIONAL = List.of("if", "then", "else");

  private record Part(String file, JsonNode node) {}

  private final SchemaFiles files;
  private final String path;
  private final PlacedTree placed;
  private final List<Problem> problems = new ArrayList<>();

  JsonSchemaSource(SchemaFiles files, String path) {
    this.files = files;
    this.path = path;
    this.placed = PlacedTree.json(files.read(path));
  }

  List<Problem> problems() {
    placed.problems().forEach(p -> problems.add(p.inMapping(path, p.line())));
    if (problems.isEmpty()) {
      SCHEMAS.check(placed.tree()).forEach(this::complain);
      walk("", placed.tree());
    }
    return problems;
  }

  private void complain(SchemaComplaint complaint) {
    String value = complaint.value() == null ? "" : '"' + complaint.value() + "\" is wrong here";
    String wish = complaint.expected() == null ? "" : "expected " + complaint.expected();
    String words = value + (value.isEmpty() || wish.isEmpty() ? "" : "; ") + wish;
    String reason = words.isEmpty() ? "it breaks the rule " + complaint.rule() : words;
    add(complaint.path(), "This is no JSON Schema: " + reason + ".", complaint.value());
  }

  private void add(String at, String message, @Nullable String value) {
    problems.add(SchemaSources.problem(message, path, placed, at).withValue(value));
  }

  private void walk(String at, JsonNode schema) {
    if (schema.isArray()) {
      for (int i = 0; i < schema.size(); i++) {
        walk(at + '[' + (i + 1) + ']', schema.get(i));
      }
    }
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      String place = at + '/' + name;
      if (NAMED.contains(name)) {
        value.properties().forEach(each -> walk(place + '/' + each.getKey(), each.getValue()));
      } else if (!VALUES.contains(name)) {
        keyword(place, name, value);
        walk(place, value);
      }
    }
  }

  private void keyword(String at, String name, JsonNode value) {
    if (name.equals("$ref") && value.isTextual()) {
      reference(at, value.textValue());
    } else if (name.equals("pattern") && value.isTextual()) {
      pattern(at, value.textValue());
    } else if (!JsonSchemaKeywords.ALL.contains(name)) {
      List<String> near = JsonSchemaKeywords.near(name);
      if (!near.isEmpty()) {
        add(at, "\"" + name + "\" is no keyword; did you mean " + near.get(0) + "?", name);
      }
    }
  }

  private void reference(String at, String reference) {
    try {
      if (resolve(new Part(path, placed.tree()), reference).node().isMissingNode()) {
        add(at, "The reference \"" + reference + "\" leads nowhere.", reference);
      }
    } catch (IllegalArgumentException e) {
      add(at, "The reference \"" + reference + "\" leads nowhere: " + e.getMessage(), reference);
    }
  }

  private void pattern(String at, String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      add(at, "The pattern is broken: " + e.getDescription() + ".", pattern);
    }
  }

  /** A part of this project; one named by an absolute address counts as an empty schema. */
  private Part resolve(Part from, String reference) {
    URI uri = URI.create(reference);
    if (uri.isAbsolute()) {
      return new Part(from.file(), NullNode.getInstance());
    }
    String file =
        uri.getPath() == null || uri.getPath().isEmpty()
            ? from.file()
            : URI.create(from.file()).resolve(uri.getPath()).normalize().toString();
    JsonNode tree = file.equals(path) ? placed.tree() : PlacedTree.json(files.read(file)).tree();
    String fragment = uri.getFragment() == null ? "" : uri.getFragment();
    return new Part(file, tree.at(JsonPointer.compile(fragment)));
  }

  Set<String> members(List<String> steps) {
    Set<Part> at = expand(new Part(path, placed.tree()), new LinkedHashSet<>());
    for (String step : steps) {
      Set<Part> next = new LinkedHashSet<>();
      at.forEach(part -> next.addAll(expand(child(part, step), new LinkedHashSet<>())));
      at = next;
    }
    Set<String> names = new TreeSet<>();
    at.forEach(part -> part.node().path("properties").fieldNames().forEachRemaining(names::add));
    return names;
  }

  private static Part child(Part part, String step) {
    return new Part(part.file(), part.node().path("properties").path(step));
  }

  /** A schema with all that it refers to or combines, and the entries of its lists. */
  private Set<Part> expand(Part part, Set<Part> found) {
    if (part.node().isMissingNode() || !found.add(part)) {
      return found;
    }
    if (part.node().path("$ref").isTextual()) {
      expand(resolve(part, part.node().path("$ref").textValue()), found);
    }
    for (String keyword : COMBINED) {
      part.node().path(keyword).forEach(each -> expand(new Part(part.file(), each), found));
    }
    for (String keyword : CONDITIONAL) {
      expand(new Part(part.file(), part.node().path(keyword)), found);
    }
    expand(new Part(part.file(), part.node().path("items")), found);
    return found;
  }
}
