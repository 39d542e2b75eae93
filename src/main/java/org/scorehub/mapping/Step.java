package org.scorehub.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a hub function on the way to a value.
 *
 * @param function its name
 * @param file mapping file of the call
 * @param line 1-based line of the call
 * @param inputs its arguments that come from the document, or should
 * @param result what it gave, as JSON; null for nothing
 * @param pattern date pattern or time zone by which it read; null if it read none
 * @param row row of a code list or another table that it went by; null if it went by none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Step(
    String function,
    String file,
    int line,
    List<Input> inputs,
    @Nullable String result,
    @Nullable String pattern,
    @Nullable UsedRow row) {

  /**
   * An argument.
   *
   * @param path native path; null if it was computed on the way
   * @param value as text; null if the document has none there
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Input(@Nullable String path, @Nullable String value) {}

  public Step {
    inputs = List.copyOf(inputs);
  }

  /** The same step with its inputs named otherwise. */
  public Step withInputs(List<Input> others) {
    return new Step(function, file, line, others, result, pattern, row);
  }
}
