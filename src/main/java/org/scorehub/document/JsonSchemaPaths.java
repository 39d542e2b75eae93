package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks a JSON Schema 2020-12 down to its values. Used once. */
final class JsonSchemaPaths {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ALTERNATIVES = List.of("allOf", "anyOf", "oneOf");
  private static final List<String> CONDITIONAL = List.of("then", "else");
  private static final List<String> NESTING =
      List.of(
          "$ref", "properties", "items", "prefixItems", "allOf", "anyOf", "oneOf", "then", "else");
  private static final Set<String> SCALARS = Set.of("string", "number", "integer", "boolean");

  private final SchemaFiles files;
  private final Map<String, JsonNode> parsed = new HashMap<>();
  private final List<SchemaPath> paths = new ArrayList<>();

  JsonSchemaPaths(SchemaFiles files) {
    this.files = files;
  }

  /** A schema and the file it stands in, by which its references are resolved. */
  private record Part(JsonNode schema, String file) {}

  /**
   * @param prefix path of the whole document
   */
  List<SchemaPath> of(String schemaPath, String prefix) {
    walk(List.of(new Part(file(schemaPath), schemaPath)), prefix, Set.of());
    return paths;
  }

  /** All parts hold for the value at the path; {@code outer} are the schemas around it. */
  private void walk(List<Part> parts, String path, Set<JsonNode> outer) {
    List<Part> all = new ArrayList<>();
    Set<JsonNode> known = Collections.newSetFromMap(new IdentityHashMap<>());
    known.addAll(outer);
    parts.forEach(part -> expand(part, all, known));
    if (all.isEmpty()) {
      return;
    }
    Map<String, List<Part>> members = members(all);
    List<Part> items = items(all);
    members.forEach((name, inside) -> walk(inside, path + "/" + name, known));
    if (!items.isEmpty()) {
      walk(items, path + "[]", known);
    }
    Set<String> types = types(all);
    boolean nothingInside = members.isEmpty() && items.isEmpty();
    if (types.stream().anyMatch(SCALARS::contains) || nothingInside) {
      boolean open = types.stream().noneMatch(SCALARS::contains);
      List<JsonNode> samples = SampleValues.of(types, enumerated(all));
      paths.add(new SchemaPath(path, open, samples));
    }
  }

  /** The part and all that it refers to or combines; a schema within itself is left out. */
  private void expand(Part part, List<Part> all, Set<JsonNode> known) {
    if (NESTING.stream().anyMatch(part.schema()::has) && !known.add(part.schema())) {
      return;
    }
    all.add(part);
    if (part.schema().has("$ref")) {
      expand(target(part), all, known);
    }
    for (String keyword : ALTERNATIVES) {
      part.schema().path(keyword).forEach(s -> expand(new Part(s, part.file()), all, known));
    }
    for (String keyword : CONDITIONAL) {
      if (part.schema().has(keyword)) {
        expand(new Part(part.schema().path(keyword), part.file()), all, known);
      }
    }
  }

  private Part target(Part part) {
    String reference = part.schema().path("$ref").asText();
    int hash = reference.indexOf('#');
    String address = hash < 0 ? reference : reference.substring(0, hash);
    String pointer = hash < 0 ? "" : reference.substring(hash + 1);
    String file = URI.create("/" + part.file()).resolve(address).getPath().substring(1);
    file = address.isEmpty() ? part.file() : file;
    JsonNode target = file(file).at(pointer);
    if (target.isMissingNode()) {
      throw new IllegalArgumentException(part.file() + ": there is no " + reference);
    }
    return new Part(target, file);
  }

  private static Map<String, List<Part>> members(List<Part> parts) {
    Map<String, List<Part>> members = new LinkedHashMap<>();
    for (Part part : parts) {
      part.schema()
          .path("properties")
          .properties()
          .forEach(
              member ->
                  members
                      .computeIfAbsent(member.getKey(), name -> new ArrayList<>())
                      .add(new Part(member.getValue(), part.file())));
    }
    return members;
  }

  private static List<Part> items(List<Part> parts) {
    List<Part> items = new ArrayList<>();
    for (Part part : parts) {
      if (part.schema().path("items").isObject()) {
        items.add(new Part(part.schema().path("items"), part.file()));
      }
      part.schema().path("prefixItems").forEach(item -> items.add(new Part(item, part.file())));
    }
    return items;
  }

  private static Set<String> types(List<Part> parts) {
    Set<String> types = new LinkedHashSet<>();
    for (Part part : parts) {
      JsonNode type = part.schema().path("type");
      if (type.isTextual()) {
        types.add(type.textValue());
      }
      type.forEach(one -> types.add(one.asText()));
    }
    if (types.isEmpty()) {
      enumerated(parts).forEach(value -> types.add(value.isTextual() ? "string" : "number"));
    }
    return types;
  }

  private static List<JsonNode> enumerated(List<Part> parts) {
    List<JsonNode> values = new ArrayList<>();
    for (Part part : parts) {
      part.schema().path("enum").forEach(values::add);
      if (part.schema().has("const")) {
        values.add(part.schema().path("const"));
      }
    }
    values.removeIf(JsonNode::isNull);
    return values;
  }

  private JsonNode file(String path) {
    return parsed.computeIfAbsent(path, this::read);
  }

  private JsonNode read(String path) {
    try {
      return JSON.readTree(files.read(path));
    } catch (IOException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }
}
