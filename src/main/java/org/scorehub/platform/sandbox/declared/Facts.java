package org.scorehub.platform.sandbox.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a receipt tells of a document.
 *
 * @param key value at the path of the document's key; empty if there is none
 * @param siteName the first name of a site in it, for people; empty if there is none
 * @param version of the report; 0 if it has none
 */
record Facts(String key, String siteName, long version) {

  static final Facts NONE = new Facts("", "", 0);

  private static final Pattern NAME =
      Pattern.compile("(site|factory|facility|supplier)?_?name", Pattern.CASE_INSENSITIVE);

  /**
   * Those of a JSON tree.
   *
   * @param key JSON pointer; empty for no key
   */
  static Facts of(JsonNode tree, String key) {
    String found = key.isEmpty() ? "" : tree.at(key).asText("");
    return new Facts(found, name(tree), tree.path("version").asLong());
  }

  /** Whether a field of this name holds the name of a site. */
  static boolean isName(String field) {
    return NAME.matcher(field).matches();
  }

  private static String name(JsonNode tree) {
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      if (field.getValue().isTextual() && isName(field.getKey())) {
        return field.getValue().asText();
      }
    }
    for (JsonNode part : tree) {
      String deeper = part.isObject() ? name(part) : "";
      if (!deeper.isEmpty()) {
        return deeper;
      }
    }
    return "";
  }
}
