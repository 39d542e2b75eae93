package org.scorehub.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What checking an export came to.
 *
 * @param sound whether every record leads to its seal and the chain holds
 * @param organisation whose records; null if the file does not say
 * @param from start of the span of time, as in the file; null if it does not say
 * @param to end of the span of time, as in the file; null if it does not say
 * @param records how many
 * @param seals how many
 * @param head the last seal as number:hash; null if there is none
 * @param problems what does not hold, each with its line; at most {@value #MOST_PROBLEMS}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckedProof(
    boolean sound,
    @Nullable String organisation,
    @Nullable String from,
    @Nullable String to,
    long records,
    long seals,
    @Nullable String head,
    List<String> problems) {

  /** How many problems are told; there may be more. */
  public static final int MOST_PROBLEMS = 100;

  public CheckedProof {
    problems = List.copyOf(problems);
  }
}
