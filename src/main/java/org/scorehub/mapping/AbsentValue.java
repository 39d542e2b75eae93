package org.scorehub.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.BaseJsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a watched mapping gets for a path that the document does not have: a null that knows its
 * place, and that of whatever is asked of it. Jackson's own null cannot be asked for members.
 */
final class AbsentValue extends BaseJsonNode {

  private static final long serialVersionUID = 1L;

  private final String path;

  AbsentValue(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  @Override
  public JsonNode get(String member) {
    return new AbsentValue(path + NativePaths.step(member));
  }

  @Override
  public boolean has(String member) {
    return false;
  }

  @Override
  public @Nullable JsonNode get(int index) {
    return null;
  }

  @Override
  public JsonNodeType getNodeType() {
    return JsonNodeType.NULL;
  }

  @Override
  public JsonToken asToken() {
    return JsonToken.VALUE_NULL;
  }

  @Override
  public String asText() {
    return "null";
  }

  @Override
  public JsonNode path(String member) {
    return MissingNode.getInstance();
  }

  @Override
  public JsonNode path(int index) {
    return MissingNode.getInstance();
  }

  @Override
  protected JsonNode _at(JsonPointer rest) {
    return MissingNode.getInstance();
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the signature is Jackson's
  public <T extends JsonNode> T deepCopy() {
    return (T) this;
  }

  @Override
  public @Nullable JsonNode findValue(String member) {
    return null;
  }

  @Override
  public @Nullable JsonNode findParent(String member) {
    return null;
  }

  @Override
  public List<JsonNode> findValues(String member, @Nullable List<JsonNode> found) {
    return found == null ? List.of() : found;
  }

  @Override
  public List<String> findValuesAsText(String member, @Nullable List<String> found) {
    return found == null ? List.of() : found;
  }

  @Override
  public List<JsonNode> findParents(String member, @Nullable List<JsonNode> found) {
    return found == null ? List.of() : found;
  }

  @Override
  public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
    json.writeNull();
  }

  @Override
  public void serializeWithType(
      JsonGenerator json, SerializerProvider provider, TypeSerializer types) throws IOException {
    json.writeNull();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonNode node && node.isNull();
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
