package org.scorehub.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a document as a page shows it.
 *
 * @param number from 1
 * @param tone bad or wait where something is wrong in it; null if nothing is
 */
public record TextLine(int number, List<TextPiece> pieces, @Nullable String tone) {

  public TextLine {
    pieces = List.copyOf(pieces);
  }

  /**
   * All lines of a document; XML and JSON know the places of their values.
   *
   * @param tones of the lines in which something is wrong, by their numbers
   */
  public static List<TextLine> of(String text, Map<Integer, String> tones) {
    List<TextLine> lines = new ArrayList<>();
    List<TextPiece> line = new ArrayList<>();
    for (TextPiece piece : pieces(text)) {
      String[] parts = piece.text().split("\n", -1);
      for (int i = 0; i < parts.length; i++) {
        if (i > 0) {
          lines.add(line(lines.size() + 1, line, tones));
          line = new ArrayList<>();
        }
        if (!parts[i].isEmpty()) {
          line.add(new TextPiece(parts[i], piece.place()));
        }
      }
    }
    if (!line.isEmpty()) {
      lines.add(line(lines.size() + 1, line, tones));
    }
    return lines;
  }

  private static TextLine line(int number, List<TextPiece> pieces, Map<Integer, String> tones) {
    return new TextLine(number, pieces, tones.get(number));
  }

  /** The parts of a document's text in their order; joined they are the text again. */
  static List<TextPiece> pieces(String text) {
    String begins = text.stripLeading();
    if (begins.startsWith("<") || begins.startsWith("\uFEFF<")) {
      return XmlPieces.of(text);
    }
    return JsonPiece.of(text).stream()
        .map(piece -> new TextPiece(piece.text(), piece.pointer()))
        .toList();
  }
}
