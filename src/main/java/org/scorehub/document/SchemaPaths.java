package org.scorehub.document;

import java.util.List;

/**
 * All places for values in the native trees of a schema, see {@link DocumentReader}, in its order.
 * Where a type contains itself, its inner places are not given again. Every method throws {@link
 * IllegalArgumentException} if the schema cannot be used.
 */
public final class SchemaPaths {

  private SchemaPaths() {}

  /**
   * Places in XML documents.
   *
   * @param rootElement local name of the global element that documents start with
   */
  public static List<SchemaPath> xml(SchemaFiles files, String xsdPath, String rootElement) {
    return XmlSchemaPaths.of(Xsd.compile(files, xsdPath, rootElement).model());
  }

  /** Places in JSON documents; members that the schema only tolerates are not named. */
  public static List<SchemaPath> json(SchemaFiles files, String schemaPath) {
    return new JsonSchemaPaths(files).of(schemaPath, "");
  }

  /**
   * Places in the children of a table.
   *
   * @param schemaPath JSON Schema of one row
   */
  public static List<SchemaPath> table(SchemaFiles files, String schemaPath, TableLayout layout) {
    String row = layout.group() == null ? "" : "/rows[]";
    return new JsonSchemaPaths(files).of(schemaPath, row);
  }
}
