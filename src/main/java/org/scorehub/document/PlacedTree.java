package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.scorehub.canonical.Problem;

/**
 * A text file of the project as a tree, and where everything in it stands. Paths are those of
 * {@link Problem#path()}: {@code /documents/audit/table/charsets[2]}; the root is the empty path.
 *
 * @param tree what the file says; a JSON null if it cannot be read at all
 * @param places where each member's name or each entry begins, by path
 * @param problems why the file cannot be read, or what stands in it twice; with line and column
 */
public record PlacedTree(JsonNode tree, Map<String, Position> places, List<Problem> problems) {

  private static final Position START = new Position(1, 1, -1);

  public PlacedTree {
    places = Map.copyOf(places);
    problems = List.copyOf(problems);
  }

  /**
   * Reads YAML 1.2 with its core schema: one document in UTF-8. Never throws for what it holds.
   *
   * @param bytes at most a few megabytes, of at most {@value PlacedYaml#MAX_NODES} values
   */
  public static PlacedTree yaml(byte[] bytes) {
    return PlacedYaml.read(bytes);
  }

  /** Reads JSON. Never throws for what it holds. */
  public static PlacedTree json(byte[] bytes) {
    return PlacedJson.read(bytes);
  }

  /** Where something stands; of what is not there, where the innermost thing around it does. */
  public Position at(String path) {
    for (String at = path; !at.isEmpty(); at = around(at)) {
      Position place = places.get(at);
      if (place != null) {
        return place;
      }
    }
    return places.getOrDefault("", START);
  }

  private static String around(String path) {
    int last = Math.max(path.lastIndexOf('/'), path.endsWith("]") ? path.lastIndexOf('[') : -1);
    return path.substring(0, Math.max(0, last));
  }
}
