package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words for what can be wrong with a JSON document against its schema. */
final class JsonSchemaWords {

  private static final int QUOTED = 80;

  private JsonSchemaWords() {}

  /** One sentence. */
  static String of(ValidationMessage message) {
    return switch (message.getType()) {
      case "required" -> "The member \"" + message.getProperty() + "\" is missing.";
      case "additionalProperties", "unevaluatedProperties" ->
          "The member \"" + message.getProperty() + "\" is not allowed here.";
      default -> {
        String expected = expected(message);
        String value = value(message);
        yield expected == null || value == null
            ? fallback(message)
            : quote(value) + " is not allowed here; expected " + expected + ".";
      }
    };
  }

  /** The validator's own words, without the path before them. */
  private static String fallback(ValidationMessage message) {
    String text = String.valueOf(message.getMessage());
    String location = message.getInstanceLocation() + ": ";
    String sentence = text.startsWith(location) ? text.substring(location.length()) : text;
    return "This value " + sentence + (sentence.endsWith(".") ? "" : ".");
  }

  /** The offending value; null if something is missing, or is too large to show. */
  static @Nullable String value(ValidationMessage message) {
    JsonNode node = message.getInstanceNode();
    if (node == null || message.getType().equals("required")) {
      return null;
    }
    if (message.getProperty() != null) {
      JsonNode member = node.get(message.getProperty());
      return member == null ? null : text(member);
    }
    return text(node);
  }

  private static @Nullable String text(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    return node.isContainerNode() ? null : node.toString();
  }

  /** What would have been right; null if that cannot be said in a few words. */
  static @Nullable String expected(ValidationMessage message) {
    JsonNode rule = message.getSchemaNode();
    if (rule == null) {
      return null;
    }
    return switch (message.getType()) {
      case "required" -> "member \"" + message.getProperty() + "\"";
      case "type" -> "a value of type " + list(rule);
      case "enum" -> "one of " + list(rule);
      case "const" -> plain(rule);
      case "pattern" -> "text of the pattern " + plain(rule);
      case "format" -> "text in the format " + plain(rule);
      case "minLength" -> "at least " + plain(rule) + " characters";
      case "maxLength" -> "at most " + plain(rule) + " characters";
      case "minimum" -> "at least " + plain(rule);
      case "maximum" -> "at most " + plain(rule);
      case "exclusiveMinimum" -> "more than " + plain(rule);
      case "exclusiveMaximum" -> "less than " + plain(rule);
      case "multipleOf" -> "a multiple of " + plain(rule);
      case "minItems" -> "at least " + plain(rule) + " items";
      case "maxItems" -> "at most " + plain(rule) + " items";
      case "uniqueItems" -> "items that differ from each other";
      default -> null;
    };
  }

  private static String list(JsonNode rule) {
    List<String> words = new ArrayList<>();
    (rule.isArray() ? rule : List.of(rule)).forEach(each -> words.add(plain(each)));
    return String.join(", ", words);
  }

  private static String plain(JsonNode rule) {
    return rule.isValueNode() ? rule.asText() : rule.toString();
  }

  private static String quote(String value) {
    boolean isLong = value.length() > QUOTED;
    return "\"" + (isLong ? value.substring(0, QUOTED) + "…" : value) + "\"";
  }
}
