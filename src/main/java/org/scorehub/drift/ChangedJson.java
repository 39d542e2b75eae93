package org.scorehub.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes one field of JSON documents, wherever it stands. */
final class ChangedJson {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Change change;
  private final String member;
  private int done;

  private ChangedJson(Change change) {
    this.change = change;
    this.member = change.path().substring(change.path().lastIndexOf('/') + 1);
  }

  static Optional<ChangedDocument.Pair> of(byte[] input, Change change) {
    try {
      JsonNode before = JSON.readTree(input);
      JsonNode after = before.deepCopy();
      ChangedJson changed = new ChangedJson(change);
      changed.walk(after, "");
      return changed.done == 0
          ? Optional.empty()
          : Optional.of(
              new ChangedDocument.Pair("input.json", JSON.writeValueAsBytes(before), bytes(after)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(JsonNode tree) throws JsonProcessingException {
    return (JSON.writeValueAsString(tree) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private void walk(JsonNode node, String path) {
    if (node instanceof ObjectNode object) {
      if (path.equals(FieldNames.parent(change.path()))) {
        change(object);
      }
      object.properties().forEach(m -> walk(m.getValue(), path + "/" + m.getKey()));
    } else if (node.isArray()) {
      node.forEach(entry -> walk(entry, path + "[]"));
    }
  }

  private void change(ObjectNode object) {
    JsonNode value = object.get(member);
    if (change.kind() == DriftKind.GAINED) {
      done++;
      object.set(member, made());
    } else if (value != null) {
      done++;
      replace(object);
    }
  }

  private JsonNode made() {
    String text = ChangedDocument.madeUp(String.valueOf(change.becomes()));
    return switch (String.valueOf(change.becomes())) {
      case "number" -> JSON.getNodeFactory().numberNode(Integer.parseInt(text));
      case "boolean" -> JSON.getNodeFactory().booleanNode(true);
      default -> JSON.getNodeFactory().textNode(text);
    };
  }

  private void replace(ObjectNode object) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.properties().forEach(m -> members.put(renamed(m.getKey()), m.getValue()));
    object.removeAll();
    if (change.kind() == DriftKind.LOST) {
      members.remove(member);
    }
    object.setAll(members);
  }

  private String renamed(String name) {
    @Nullable String now = change.newPath();
    return name.equals(member) && now != null ? now.substring(now.lastIndexOf('/') + 1) : name;
  }
}
