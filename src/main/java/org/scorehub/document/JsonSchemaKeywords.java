package org.scorehub.document;

import java.util.List;
import java.util.Set;
import org.scorehub.canonical.Nearest;

/** The keywords of JSON Schema 2020-12, with those of older drafts that are still understood. */
final class JsonSchemaKeywords {

  static final Set<String> ALL =
      Set.of(
          "$id",
          "$schema",
          "$ref",
          "$anchor",
          "$dynamicRef",
          "$dynamicAnchor",
          "$vocabulary",
          "$comment",
          "$defs",
          "definitions",
          "title",
          "description",
          "default",
          "deprecated",
          "readOnly",
          "writeOnly",
          "examples",
          "type",
          "enum",
          "const",
          "multipleOf",
          "maximum",
          "exclusiveMaximum",
          "minimum",
          "exclusiveMinimum",
          "maxLength",
          "minLength",
          "pattern",
          "items",
          "prefixItems",
          "additionalItems",
          "contains",
          "maxContains",
          "minContains",
          "maxItems",
          "minItems",
          "uniqueItems",
          "maxProperties",
          "minProperties",
          "required",
          "properties",
          "patternProperties",
          "additionalProperties",
          "propertyNames",
          "dependentRequired",
          "dependentSchemas",
          "unevaluatedItems",
          "unevaluatedProperties",
          "if",
          "then",
          "else",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "format",
          "contentEncoding",
          "contentMediaType",
          "contentSchema",
          "id",
          "defaultSnippets",
          "markdownDescription");

  private JsonSchemaKeywords() {}

  /** Keywords that another word may stand for. */
  static List<String> near(String word) {
    return Nearest.of(ALL, word);
  }
}
