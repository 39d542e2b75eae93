package org.scorehub.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** {@code docs/asyncapi.yaml}, for tests of what it describes. */
public final class EventDescription {

  private static final Path FILE = Path.of("docs/asyncapi.yaml");

  private final ObjectNode root;

  private EventDescription(ObjectNode root) {
    this.root = root;
  }

  public static EventDescription read() {
    try {
      return new EventDescription((ObjectNode) new YAMLMapper().readTree(FILE.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The messages of a channel. */
  public List<JsonNode> messages(String channel) {
    return StreamSupport.stream(root.at("/channels/" + channel + "/messages").spliterator(), false)
        .map(message -> root.at(message.path("$ref").textValue().substring(1)))
        .toList();
  }

  /** All messages, of whatever channel. */
  public int messages() {
    return root.at("/components/messages").size();
  }

  /** A schema in JSON Schema, by its name. */
  public JsonNode schema(String name) {
    return root.at("/components/schemas/" + name);
  }

  /** In what something is not as a part of the description says; empty if it is. */
  public List<String> complaints(String pointer, JsonNode about) {
    ObjectNode schema = root.deepCopy().put("$ref", "#" + pointer);
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(schema)
        .validate(about)
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }
}
