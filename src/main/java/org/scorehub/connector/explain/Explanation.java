package org.scorehub.connector.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.mapping.Origin;
import org.scorehub.mapping.Step;
import org.scorehub.mapping.UsedRow;

/**
 * Why one value is so, or why there is none.
 *
 * @param path JSON pointer in the canonical record, of what is sent in their document
 * @param value the value; null if there is none
 * @param answer the short of it, a sentence or two for people
 * @param sources what decides it, surest first; empty if nothing of the document does
 * @param written what of the mapping wrote it, or would have; null if the document was not mapped
 * @param steps hub functions called on the way, in their order
 * @param rows rows that stand for the value itself, such as that of its topic
 * @param problems problems of the document that concern these places
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Explanation(
    String path,
    @Nullable JsonNode value,
    String answer,
    List<Source> sources,
    @Nullable Origin written,
    List<Step> steps,
    List<UsedRow> rows,
    List<Problem> problems) {

  public Explanation {
    sources = List.copyOf(sources);
    steps = List.copyOf(steps);
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  static Explanation none(String path, String answer) {
    return new Explanation(path, null, answer, List.of(), null, List.of(), List.of(), List.of());
  }
}
