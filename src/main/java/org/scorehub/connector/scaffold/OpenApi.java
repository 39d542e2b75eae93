package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A description of an HTTP interface in OpenAPI 3, as far as a draft needs it. */
final class OpenApi {

  /** How the other side wants callers to log in. */
  enum Login {
    BASIC,
    TOKEN,
    OAUTH,
    NONE
  }

  private static final List<String> METHODS = List.of("get", "post", "put", "patch");

  private final String file;
  private final JsonNode root;

  private OpenApi(String file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Something that can be called.
   *
   * @param method in upper case
   * @param path with the path of the server before it
   * @param query names of its query parameters
   */
  record Operation(String method, String path, List<String> query, JsonNode node) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /**
   * @throws UnusableSample if it is no OpenAPI 3
   */
  static OpenApi read(Sample sample) {
    try {
      ObjectMapper mapper =
          sample.kind() == Sample.Kind.JSON
              ? JsonMapper.builder().build()
              : YAMLMapper.builder().build();
      JsonNode root = mapper.readTree(sample.bytes());
      if (root == null || !root.path("openapi").asText().startsWith("3.")) {
        throw new UnusableSample(sample.name() + " is no description in OpenAPI 3");
      }
      return new OpenApi(sample.name(), root);
    } catch (JsonProcessingException e) {
      throw new UnusableSample(
          "%s cannot be read: line %d: %s"
              .formatted(
                  sample.name(),
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("")));
    } catch (IOException e) {
      throw new UnusableSample(sample.name() + " cannot be read: " + e.getMessage());
    }
  }

  String file() {
    return file;
  }

  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (String method : METHODS) {
        JsonNode node = path.getValue().path(method);
        if (node.isObject()) {
          List<String> query = new ArrayList<>(query(path.getValue().path("parameters")));
          query.addAll(query(node.path("parameters")));
          String address = basePath() + path.getKey();
          all.add(new Operation(method.toUpperCase(java.util.Locale.ROOT), address, query, node));
        }
      }
    }
    return all;
  }

  private List<String> query(JsonNode parameters) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : parameters) {
      JsonNode known = resolved(parameter);
      if (known.path("in").asText().equals("query")) {
        names.add(known.path("name").asText());
      }
    }
    return names;
  }

  private String basePath() {
    String url = root.at("/servers/0/url").asText("");
    try {
      String path = URI.create(url.replaceAll("[{}]", "")).getPath();
      return path == null ? "" : path.replaceFirst("/+$", "");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** The JSON that it answers when all is well; missing if it answers none. */
  JsonNode answer(Operation operation) {
    for (Map.Entry<String, JsonNode> response : operation.node().path("responses").properties()) {
      if (response.getKey().startsWith("2")) {
        JsonNode schema = json(resolved(response.getValue()).path("content"));
        if (schema.isObject()) {
          return schema;
        }
      }
    }
    return MissingNode.getInstance();
  }

  /** The JSON that it is sent; missing if there is none. */
  JsonNode body(Operation operation) {
    return json(resolved(operation.node().path("requestBody")).path("content"));
  }

  private static JsonNode json(JsonNode content) {
    for (Map.Entry<String, JsonNode> type : content.properties()) {
      if (type.getKey().startsWith("application/") && type.getKey().contains("json")) {
        return type.getValue().path("schema");
      }
    }
    return MissingNode.getInstance();
  }

  /** What a reference within the file stands for; the node itself if it is none. */
  JsonNode resolved(JsonNode node) {
    JsonNode at = node;
    for (int i = 0; i < 20 && at.path("$ref").isTextual(); i++) {
      at = target(at.path("$ref").asText());
    }
    return at;
  }

  private JsonNode target(String reference) {
    if (!reference.startsWith("#/")) {
      throw new UnusableSample(
          file + " refers to another file, " + reference + "; give one file that holds it all");
    }
    return root.at(JsonPointer.compile(reference.substring(1)));
  }

  /** The properties of an object, those of parts that it is made of among them. */
  Map<String, JsonNode> properties(JsonNode schema) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    collect(schema, all, 0);
    return all;
  }

  private void collect(JsonNode schema, Map<String, JsonNode> all, int depth) {
    JsonNode known = resolved(schema);
    known.path("properties").properties().forEach(p -> all.put(p.getKey(), p.getValue()));
    if (depth < 5) {
      for (String parts : List.of("allOf", "oneOf", "anyOf")) {
        known.path(parts).forEach(part -> collect(part, all, depth + 1));
      }
    }
  }

  Login login(Operation operation) {
    JsonNode wanted =
        operation.node().has("security")
            ? operation.node().path("security")
            : root.path("security");
    for (JsonNode requirement : wanted) {
      for (Map.Entry<String, JsonNode> scheme : requirement.properties()) {
        return login(resolved(root.at("/components/securitySchemes").path(scheme.getKey())));
      }
    }
    return Login.NONE;
  }

  private static Login login(JsonNode scheme) {
    return switch (scheme.path("type").asText()) {
      case "http" ->
          scheme.path("scheme").asText().equalsIgnoreCase("basic") ? Login.BASIC : Login.TOKEN;
      case "oauth2", "openIdConnect" -> Login.OAUTH;
      case "apiKey" -> Login.TOKEN;
      default -> Login.NONE;
    };
  }

  /** The header of a key that is not sent in the usual one; null otherwise. */
  @Nullable String header(Operation operation) {
    for (JsonNode requirement :
        operation.node().has("security")
            ? operation.node().path("security")
            : root.path("security")) {
      for (Map.Entry<String, JsonNode> scheme : requirement.properties()) {
        JsonNode known = resolved(root.at("/components/securitySchemes").path(scheme.getKey()));
        boolean header =
            known.path("type").asText().equals("apiKey")
                && known.path("in").asText().equals("header");
        return header ? known.path("name").asText() : null;
      }
    }
    return null;
  }
}
