package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.scorehub.canonical.Problem;

/**
 * What a mapping made of one document.
 *
 * @param output the mapped tree; a JSON null if the mapping failed
 * @param problems everything that went wrong on the way, in the order met; empty if nothing did. A
 *     blocking one means that the output must not be used
 */
public record MappingResult(JsonNode output, List<Problem> problems) {

  public MappingResult {
    problems = List.copyOf(problems);
  }
}
