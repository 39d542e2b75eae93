package org.scorehub.matching;

/**
 * One step of the way to an answer.
 *
 * @param rule the row that decided, as project-relative file and row key: {@code
 *     mappings/score/matching-rules.csv#fire_equipment}
 * @param explanation one sentence a person can check
 */
public record Reason(String rule, String explanation) {

  @Override
  public String toString() {
    return explanation + " [" + rule + "]";
  }
}
