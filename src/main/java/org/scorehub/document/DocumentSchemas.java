package org.scorehub.document;

/**
 * Compiles schemas into readers and writers. Compiling takes tens of milliseconds: do it once for a
 * schema. Every method throws {@link IllegalArgumentException}, naming the file, if a schema is
 * missing, broken, or refers to something outside the given files.
 */
public final class DocumentSchemas {

  private DocumentSchemas() {}

  /**
   * A reader of XML documents.
   *
   * @param xsdPath the XSD 1.0 schema; its includes and imports are resolved beside it
   * @param rootElement local name of the global element that documents start with
   */
  public static DocumentReader xmlReader(
      SchemaFiles files, String xsdPath, String rootElement, DocumentLimits limits) {
    return new XmlReader(Xsd.compile(files, xsdPath, rootElement), limits);
  }

  /**
   * A reader of JSON documents.
   *
   * @param schemaPath JSON Schema 2020-12; relative {@code $ref}s are resolved beside it
   */
  public static DocumentReader jsonReader(
      SchemaFiles files, String schemaPath, DocumentLimits limits) {
    return new JsonReader(JsonSchemaCheck.compile(files, schemaPath), limits);
  }

  /**
   * A writer of XML documents: order, namespaces and nil as the XSD has them; UTF-8 with a
   * declaration. A null member is {@code xsi:nil} where the XSD allows that, else it is left out.
   * Elements that only a wildcard of the schema admits cannot be written.
   *
   * @param rootElement local name of the global element that documents start with
   */
  public static DocumentWriter xmlWriter(SchemaFiles files, String xsdPath, String rootElement) {
    return new XmlWriter(Xsd.compile(files, xsdPath, rootElement));
  }

  /** A writer of JSON documents: compact UTF-8, members in the order of the tree. */
  public static DocumentWriter jsonWriter(SchemaFiles files, String schemaPath) {
    return new JsonWriter(JsonSchemaCheck.compile(files, schemaPath));
  }

  /**
   * A reader of CSV files and workbooks.
   *
   * @param schemaPath JSON Schema of one row; its members are the columns
   * @param limits the bytes of a whole table, and depth and nodes of one child
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static TableReader tableReader(
      SchemaFiles files, String schemaPath, TableLayout layout, DocumentLimits limits) {
    throw new IllegalArgumentException("tables cannot be read yet");
  }

  /**
   * A writer of CSV: a header and the rows of {@code {"rows":[{…}]}}, columns in the order of the
   * schema.
   *
   * @param schemaPath JSON Schema of one row
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static DocumentWriter tableWriter(
      SchemaFiles files, String schemaPath, TableLayout layout) {
    throw new IllegalArgumentException("tables cannot be written yet");
  }
}
