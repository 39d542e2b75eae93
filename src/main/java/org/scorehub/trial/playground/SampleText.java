package org.scorehub.trial.playground;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.Position;

/** A sample as text, in which places are found as characters. */
final class SampleText {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern STEP = Pattern.compile("\\[(\\d+)]");

  /** A value may stand so far behind where its place begins: behind a name, or white space. */
  private static final int NEAR = 400;

  private final String text;
  private final List<Integer> lines = new ArrayList<>();

  SampleText(String text) {
    this.text = text;
    lines.add(0);
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      lines.add(i + 1);
    }
  }

  /** The value at a position, or all from there to the end of the line if it is not found. */
  PlayResult.Leaf leaf(String path, @Nullable Position at, @Nullable String value, boolean cells) {
    if (at != null && at.sheet() != null) {
      return new PlayResult.Leaf(path, at.line(), -1, -1, at.sheet(), at.column());
    } else if (at == null || at.line() < 1 || at.line() > lines.size()) {
      return PlayResult.Leaf.inText(path, 0, -1, -1);
    }
    int start = cells ? lines.get(at.line() - 1) : character(at);
    int end = endOfLine(at.line());
    int found = value == null || value.isEmpty() ? -1 : text.indexOf(value, start);
    boolean near = found >= 0 && found <= (cells ? end : start + NEAR);
    return near && value != null
        ? PlayResult.Leaf.inText(path, line(found), found, found + value.length())
        : PlayResult.Leaf.inText(path, at.line(), start, Math.max(start, end));
  }

  private int character(Position at) {
    int start = lines.get(at.line() - 1);
    int end = endOfLine(at.line());
    int column = Math.max(0, at.column() - 1);
    int inLine = text.codePointCount(start, end);
    return text.offsetByCodePoints(start, Math.min(column, inLine));
  }

  private int endOfLine(int line) {
    return line < lines.size() ? lines.get(line) - 1 : text.length();
  }

  private int line(int character) {
    int line = java.util.Collections.binarySearch(lines, character);
    return line >= 0 ? line + 1 : -line - 1;
  }

  /**
   * Values of a JSON text by slash path with positions from 1, such as {@code
   * /rows[1]/values/name}.
   */
  Map<String, Position> jsonPlaces() {
    Map<String, Position> places = new HashMap<>();
    try (JsonParser parser = JSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          places.put(
              path(parser.getParsingContext().pathAsPointer().toString()),
              new Position(
                  parser.currentTokenLocation().getLineNr(),
                  parser.currentTokenLocation().getColumnNr(),
                  -1));
        }
      }
    } catch (IOException e) {
      // what was found so far is right
    }
    return places;
  }

  private static String path(String pointer) {
    return Pattern.compile("/(\\d+)(?=/|$)")
        .matcher(pointer)
        .replaceAll(found -> "[" + (Integer.parseInt(found.group(1)) + 1) + "]");
  }

  /** Where a value of a table's child stands in the JSON of that child. */
  static String inChild(String path) {
    java.util.regex.Matcher grouped = STEP.matcher(path);
    return path.startsWith("/rows[") && grouped.find()
        ? "/rows[" + grouped.group(1) + "]/values" + path.substring(grouped.end())
        : "/rows[1]/values" + path;
  }
}
