package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A place that a JSON Schema speaks of. Alternatives ({@code anyOf}, {@code oneOf}, {@code then})
 * count together for what is known, and not at all for what is required.
 */
final class JsonPlace implements SchemaPlace {

  private static final int DEEPEST = 32;
  private static final List<String> ALTERNATIVES = List.of("anyOf", "oneOf", "then", "else");

  /**
   * Reads the schemas referred to.
   *
   * @param parsed by address
   */
  private record Files(SchemaLocations locations, Map<String, JsonNode> parsed) {

    JsonNode read(String address) {
      return parsed.computeIfAbsent(address, a -> TableColumns.parse(locations.read(a), a));
    }
  }

  /** One schema that holds here; a certain one holds whatever the document says. */
  private record Rule(JsonNode schema, String address, boolean certain) {}

  private final Files files;
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, SchemaPlace> known = new ConcurrentHashMap<>();

  private JsonPlace(Files files, List<Rule> schemas) {
    this.files = files;
    schemas.forEach(schema -> add(schema, 0));
  }

  static SchemaPlace of(SchemaFiles files, String path) {
    Files own = new Files(new SchemaLocations(files), new ConcurrentHashMap<>());
    String address = SchemaLocations.address(path);
    return new JsonPlace(own, List.of(new Rule(own.read(address), address, true)));
  }

  private void add(Rule rule, int depth) {
    if (depth > DEEPEST || !rule.schema().isObject()) {
      return;
    }
    rules.add(rule);
    JsonNode reference = rule.schema().path("$ref");
    if (reference.isTextual()) {
      add(resolved(rule, reference.textValue()), depth + 1);
    }
    rule.schema()
        .path("allOf")
        .forEach(each -> add(new Rule(each, rule.address(), rule.certain()), depth + 1));
    for (String word : ALTERNATIVES) {
      JsonNode alternative = rule.schema().path(word);
      (alternative.isArray() ? alternative : List.of(alternative))
          .forEach(each -> add(new Rule(each, rule.address(), false), depth + 1));
    }
  }

  private Rule resolved(Rule from, String reference) {
    int hash = reference.indexOf('#');
    String file = hash < 0 ? reference : reference.substring(0, hash);
    String pointer = hash < 0 ? "" : reference.substring(hash + 1);
    String address =
        file.isEmpty()
            ? from.address()
            : URI.create(from.address()).resolve(file).normalize().toString();
    return new Rule(files.read(address).at(pointer), address, from.certain());
  }

  @Override
  public Set<String> members() {
    Set<String> names = new LinkedHashSet<>();
    rules.forEach(r -> r.schema().path("properties").fieldNames().forEachRemaining(names::add));
    return names;
  }

  @Override
  public @Nullable SchemaPlace member(String name) {
    SchemaPlace place = known.computeIfAbsent(name, this::named);
    return place == Nowhere.PLACE ? null : place;
  }

  private SchemaPlace named(String name) {
    SchemaPlace place = below(rule -> rule.schema().path("properties").path(name));
    return place == null ? Nowhere.PLACE : place;
  }

  private @Nullable SchemaPlace below(java.util.function.Function<Rule, JsonNode> step) {
    List<Rule> next = new ArrayList<>();
    for (Rule rule : rules) {
      JsonNode schema = step.apply(rule);
      if (!schema.isMissingNode()) {
        next.add(new Rule(schema, rule.address(), rule.certain()));
      }
    }
    return next.isEmpty() ? null : new JsonPlace(files, next);
  }

  @Override
  public @Nullable SchemaPlace entry() {
    return below(rule -> rule.schema().path("items"));
  }

  @Override
  public boolean requires(String name) {
    return rules.stream()
        .filter(Rule::certain)
        .flatMap(
            rule ->
                java.util.stream.StreamSupport.stream(
                    rule.schema().path("required").spliterator(), false))
        .anyMatch(required -> required.asText().equals(name));
  }

  @Override
  public boolean isOpen() {
    boolean saysSo =
        rules.stream()
            .map(rule -> rule.schema().path("additionalProperties"))
            .anyMatch(more -> more.isObject() || more.asBoolean(false));
    return saysSo
        || (types().isEmpty() && members().isEmpty() && entry() == null)
        || (types().contains("object") && members().isEmpty())
        || (types().contains("array") && entry() == null);
  }

  @Override
  public Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    for (Rule rule : rules) {
      JsonNode type = rule.schema().path("type");
      if (rule.certain()) {
        (type.isArray() ? type : List.of(type)).forEach(each -> types.add(each.asText()));
      }
    }
    types.remove("");
    return types.isEmpty() ? alternativeTypes() : types;
  }

  private Set<String> alternativeTypes() {
    Set<String> types = new LinkedHashSet<>();
    for (Rule rule : rules) {
      JsonNode type = rule.schema().path("type");
      (type.isArray() ? type : List.of(type)).forEach(each -> types.add(each.asText()));
    }
    types.remove("");
    return types;
  }

  /** Stands for no place in maps that hold no null. */
  private enum Nowhere implements SchemaPlace {
    PLACE;

    @Override
    public @Nullable SchemaPlace entry() {
      return null;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public Set<String> types() {
      return Set.of();
    }
  }
}
