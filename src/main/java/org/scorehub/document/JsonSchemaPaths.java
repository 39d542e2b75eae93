package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
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
  private static final Set<String> SCALARS = Set.of("string", "number", "integer", "boolean");

  private final SchemaFiles files;
  private final Map<String, JsonNode> parsed = new HashMap<>();
  private final List<SchemaPath> paths = new ArrayList<>();

  JsonSchemaPaths(SchemaFiles files) {
    this.files = files;
  }

  /**
   * A schema.
   *
   * @param file by which its references are resolved
   * @param around the schemas that led to it
   */
  private record Part(JsonNode schema, String file, List<JsonNode> around) {

    Part to(JsonNode inner, String innerFile) {
      List<JsonNode> longer = new ArrayList<>(around);
      longer.add(schema);
      return new Part(inner, innerFile, longer);
    }

    Part to(JsonNode inner) {
      return to(inner, file);
    }

    @SuppressWarnings("ReferenceEquality") // equal schemas stand in many places, this one in one
    boolean containsItself() {
      return around.stream().anyMatch(outer -> outer == schema);
    }
  }

  /**
   * All places of a schema.
   *
   * @param prefix path of the whole document
   */
  List<SchemaPath> of(String schemaPath, String prefix) {
    walk(List.of(new Part(file(schemaPath), schemaPath, List.of())), prefix);
    return paths;
  }

  /** All parts hold for the value at the path. */
  private void walk(List<Part> parts, String path) {
    List<Part> all = new ArrayList<>();
    parts.forEach(part -> expand(part, all));
    if (all.isEmpty()) {
      return;
    }
    Map<String, List<Part>> members = members(all);
    List<Part> items = items(all);
    members.forEach((name, inside) -> walk(inside, path + "/" + name));
    if (!items.isEmpty()) {
      walk(items, path + "[]");
    }
    addValue(path, all, members.isEmpty() && items.isEmpty());
  }

  /** A value where one may stand; where nothing is said of what may stand there, anything. */
  private void addValue(String path, List<Part> parts, boolean nothingInside) {
    Set<String> types = types(parts);
    boolean scalar = types.stream().anyMatch(SCALARS::contains);
    if (scalar || nothingInside) {
      String at = !scalar && types.contains("array") ? path + "[]" : path;
      paths.add(new SchemaPath(at, !scalar, SampleValues.of(types, enumerated(parts))));
    }
  }

  /** The part and all that it refers to or combines; a schema within itself is left out. */
  private void expand(Part part, List<Part> all) {
    if (part.containsItself()) {
      return;
    }
    all.add(part);
    if (part.schema().has("$ref")) {
      expand(target(part), all);
    }
    for (String keyword : ALTERNATIVES) {
      part.schema().path(keyword).forEach(schema -> expand(part.to(schema), all));
    }
    for (String keyword : CONDITIONAL) {
      if (part.schema().has(keyword)) {
        expand(part.to(part.schema().path(keyword)), all);
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
    return part.to(target, file);
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
                      .add(part.to(member.getValue())));
    }
    return members;
  }

  private static List<Part> items(List<Part> parts) {
    List<Part> items = new ArrayList<>();
    for (Part part : parts) {
      if (part.schema().path("items").isObject()) {
        items.add(part.to(part.schema().path("items")));
      }
      part.schema().path("prefixItems").forEach(item -> items.add(part.to(item)));
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
