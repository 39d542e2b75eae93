package org.scorehub.document;

import java.nio.charset.Charset;
import java.util.List;

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
  public static TableReader tableReader(
      SchemaFiles files, String schemaPath, TableLayout layout, DocumentLimits limits) {
    TableColumns columns = columns(files, schemaPath, layout);
    return new TabularReader(
        JsonSchemaCheck.compile(files, schemaPath),
        new TableOpening(columns, layout, charsets(layout), limits));
  }

  /**
   * A writer of CSV: a header and the rows of {@code {"rows":[{…}]}}, columns in the order of the
   * schema.
   *
   * @param schemaPath JSON Schema of one row
   */
  public static DocumentWriter tableWriter(
      SchemaFiles files, String schemaPath, TableLayout layout) {
    TableColumns columns = columns(files, schemaPath, layout);
    return new CsvTableWriter(JsonSchemaCheck.compile(files, schemaPath), columns, layout);
  }

  private static TableColumns columns(SchemaFiles files, String schemaPath, TableLayout layout) {
    String separator = layout.separator();
    if (separator != null && (separator.length() != 1 || "\"\r\n".contains(separator))) {
      throw new IllegalArgumentException(
          "a separator is one character, but not a quote or line end: \"" + separator + "\"");
    }
    return TableColumns.compile(files, schemaPath, layout);
  }

  /** Throws a kind of {@link IllegalArgumentException} for a name that is not known. */
  private static List<Charset> charsets(TableLayout layout) {
    return layout.charsets().stream().map(Charset::forName).toList();
  }
}
