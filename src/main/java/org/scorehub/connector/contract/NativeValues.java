package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.document.SchemaPath;
import org.scorehub.document.SchemaPaths;
import org.scorehub.document.TableLayout;
import org.scorehub.mapping.Bundle;

/** The paths that the schema of a document knows, each with values to try there. */
final class NativeValues {

  private NativeValues() {}

  static Map<String, List<JsonNode>> of(Bundle bundle, DocumentDefinition document) {
    Map<String, List<JsonNode>> values = new LinkedHashMap<>();
    for (SchemaPath path : paths(bundle, document)) {
      values.put(path.path(), path.samples());
    }
    return values;
  }

  private static List<SchemaPath> paths(Bundle bundle, DocumentDefinition document) {
    TableLayout layout = document.table() == null ? TableLayout.PLAIN : document.table();
    return switch (document.format()) {
      case XML -> SchemaPaths.xml(bundle::read, document.schema(), String.valueOf(document.root()));
      case JSON -> SchemaPaths.json(bundle::read, document.schema());
      case TABLE -> SchemaPaths.table(bundle::read, document.schema(), layout);
    };
  }
}
