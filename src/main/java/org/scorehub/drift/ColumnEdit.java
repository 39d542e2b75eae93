package org.scorehub.drift;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * Adds header texts to {@code table.columns} of one document.
 *
 * @param manifest the connector.yaml
 * @param document name of the document
 */
record ColumnEdit(TextFile manifest, String document) {

  /** Lets a member stand under one more text. */
  Edit accept(String member, String text) {
    int start = find("  " + document + ":\\s*", 0, manifest.lines().size());
    int end = find(" {0,2}\\S.*", start + 1, manifest.lines().size());
    int listed = find("\\s+" + member + ": \\[.*\\]\\s*", start, end);
    if (listed < end) {
      String line = manifest.lines().get(listed);
      int close = line.lastIndexOf(']');
      return manifest.edit(listed, line.substring(0, close) + ", " + quoted(text) + "]");
    }
    String texts = member + ": [" + quoted(member) + ", " + quoted(text) + "]";
    int columns = find("\\s+columns:\\s*", start, end);
    if (columns < end) {
      return manifest.edit(columns, manifest.lines().get(columns) + "\n        " + texts);
    }
    int table = find("    table:\\s*", start, end);
    if (table < end) {
      return manifest.edit(
          table, manifest.lines().get(table) + "\n      columns:\n        " + texts);
    }
    int format = find("    format: table\\s*", start, end);
    return manifest.edit(
        format, manifest.lines().get(format) + "\n    table:\n      columns:\n        " + texts);
  }

  /** Index of the first line of that form, or the end. */
  private int find(String form, int from, int end) {
    int line = from;
    while (line < end && !manifest.lines().get(line).matches(form)) {
      line++;
    }
    return line;
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
