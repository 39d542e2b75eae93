package org.scorehub.drift;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.scorehub.connector.Connector;
import org.scorehub.connector.DocumentDefinition;

/**
 * Finds the lines of schemas and manifests that would let a field be there, or be absent. Several
 * places may look right; each is to be tried.
 */
final class SchemaEdits {

  private final Connector connector;
  private final String name;
  private final DocumentDefinition document;
  private final Change change;

  SchemaEdits(Connector connector, String name, DocumentDefinition document, Change change) {
    this.connector = connector;
    this.name = name;
    this.document = document;
    this.change = change;
  }

  /** Sets of edits, any of which may be the right one. */
  List<List<Edit>> candidates() {
    return switch (document.format()) {
      case TABLE -> table();
      case JSON -> json(TextFile.of(connector.bundle(), document.schema()));
      case XML -> xml(TextFile.of(connector.bundle(), document.schema()));
    };
  }

  private List<List<Edit>> table() {
    if (change.kind() != DriftKind.RENAMED || change.newPath() == null) {
      return List.of();
    }
    TextFile manifest =
        TextFile.of(connector.bundle(), "routes/" + connector.id() + "/connector.yaml");
    return List.of(
        List.of(
            new ColumnEdit(manifest, name)
                .accept(FieldNames.last(change.path()), FieldNames.last(change.newPath()))));
  }

  private List<List<Edit>> json(TextFile file) {
    List<List<Edit>> candidates = new ArrayList<>();
    String old = FieldNames.last(change.path());
    for (int i = 0; i < file.lines().size(); i++) {
      if (change.kind() == DriftKind.GAINED) {
        if (file.lines().get(i).matches("\\s*\"properties\": \\{\\s*")) {
          candidates.add(
              List.of(file.edit(i, file.lines().get(i) + "\n" + property(file, i + 1, old))));
        }
      } else if (file.lines().get(i).matches("\\s*\"" + Pattern.quote(old) + "\": \\{.*")) {
        candidates.addAll(jsonAt(file, i, old));
      }
    }
    return candidates;
  }

  /** The new member before the old one; what was demanded no longer is. */
  private List<List<Edit>> jsonAt(TextFile file, int line, String old) {
    List<Edit> edits = new ArrayList<>();
    if (change.newPath() != null) {
      String now = FieldNames.last(change.newPath());
      edits.add(file.edit(line, property(file, line, now) + "\n" + file.lines().get(line)));
    }
    List<List<Edit>> candidates = new ArrayList<>();
    if (!edits.isEmpty()) {
      candidates.add(List.copyOf(edits));
    }
    for (int i = 0; i < file.lines().size(); i++) {
      String text = file.lines().get(i);
      String less = withoutName(file, i, old);
      if (!less.equals(text) && i != line) {
        List<Edit> both = new ArrayList<>(edits);
        both.add(file.edit(i, less));
        candidates.add(both);
      }
    }
    return candidates;
  }

  private static String withoutName(TextFile file, int line, String name) {
    String text = file.lines().get(line);
    String quoted = Pattern.quote('"' + name + '"');
    if (text.contains("\"required\": [")) {
      return text.replaceAll(", " + quoted, "").replaceAll(quoted + "(, )?", "");
    }
    return text;
  }

  private String property(TextFile file, int line, String now) {
    String indent = file.lines().get(line).replaceAll("\\S.*", "");
    String type = String.valueOf(change.becomes());
    String schema =
        switch (type) {
          case "text" -> "\"type\": \"string\", ";
          case "number", "boolean", "object", "array" -> "\"type\": \"" + type + "\", ";
          default -> "";
        };
    return "%s\"%s\": {%s\"description\": \"%s\"},"
        .formatted(
            indent, new String(JsonStringEncoder.getInstance().quoteAsString(now)), schema, why());
  }

  private String why() {
    return change.kind() == DriftKind.RENAMED
        ? "New name of " + FieldNames.last(change.path()) + ". Source: seen in documents."
        : "Source: seen in documents.";
  }

  private List<List<Edit>> xml(TextFile file) {
    return new XsdEdits(file, change).candidates();
  }
}
