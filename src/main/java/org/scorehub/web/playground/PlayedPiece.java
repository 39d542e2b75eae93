package org.scorehub.web.playground;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.trial.playground.PlayResult;
import org.scorehub.trial.playground.PlayResult.Value;
import org.scorehub.web.JsonPiece;

/**
 * A part of a result as it is shown.
 *
 * @param pointer where the value stands; null for what stands between values
 * @param file mapping file that wrote it; null if that was not found
 * @param line of it; 0 if that was not found
 * @param leaves indexes of places of the sample, with spaces between
 */
record PlayedPiece(
    String text, @Nullable String pointer, @Nullable String file, int line, String leaves) {

  static List<PlayedPiece> of(List<JsonPiece> pieces, PlayResult result) {
    Map<String, Value> values = new HashMap<>();
    result.values().forEach(value -> values.put(value.pointer(), value));
    List<PlayedPiece> played = new ArrayList<>();
    for (JsonPiece piece : pieces) {
      Value value = piece.pointer() == null ? null : values.get(piece.pointer());
      played.add(value == null ? plain(piece) : linked(piece, value));
    }
    return played;
  }

  private static PlayedPiece plain(JsonPiece piece) {
    return new PlayedPiece(piece.text(), null, null, 0, "");
  }

  private static PlayedPiece linked(JsonPiece piece, Value value) {
    return new PlayedPiece(
        piece.text(),
        piece.pointer(),
        value.file(),
        value.line(),
        value.leaves().stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }
}
