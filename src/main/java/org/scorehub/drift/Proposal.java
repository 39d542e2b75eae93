package org.scorehub.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would make the connector understand the new form.
 *
 * @param summary one sentence for people
 * @param edits lines to change; empty if a person must find them
 * @param example a failing example that the edits mend; null if none could be made
 * @param tried whether the example was seen to fail before and to pass after the edits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Proposal(
    String summary, List<Edit> edits, @Nullable ProposedExample example, boolean tried) {
  public Proposal {
    edits = List.copyOf(edits);
  }

  /** Nothing that could be tried. */
  static Proposal onlyWords(String summary) {
    return new Proposal(summary, List.of(), null, false);
  }
}
