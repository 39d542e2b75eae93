package org.scorehub.trial.playground;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.document.WorkbookSheets;

/**
 * What came of a run.
 *
 * @param usable whether the hub would record or send it
 * @param result the canonical record, of a table an array of them, of a document that is sent its
 *     tree; what the mapping made if it is not usable; null if it made nothing
 * @param expected what the hub would record, of a table with a JSON null for each row that it would
 *     not; null if nothing
 * @param sent the document that would be sent; null if there is none
 * @param problems all that is wrong with mapping and sample
 * @param alarms escalations that the document would raise at once
 * @param leaves places of the sample
 * @param values places of the result, with what wrote them and what decides them
 * @param linked whether all was looked at; false if that would have taken too long
 * @param cut whether the table has more rows than were run
 * @param sheets of a sample that is a workbook
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlayResult(
    boolean usable,
    @Nullable JsonNode result,
    @Nullable JsonNode expected,
    @Nullable String sent,
    List<Problem> problems,
    List<JsonNode> alarms,
    List<Leaf> leaves,
    List<Value> values,
    boolean linked,
    boolean cut,
    List<WorkbookSheets.Sheet> sheets) {

  public PlayResult {
    problems = List.copyOf(problems);
    alarms = List.copyOf(alarms);
    leaves = List.copyOf(leaves);
    values = List.copyOf(values);
    sheets = List.copyOf(sheets);
  }

  /**
   * A place of the sample.
   *
   * @param path native path
   * @param line from 1; 0 if it was not found. The row of a workbook
   * @param from first character in the sample, from 0; -1 if it was not found, and in a workbook
   * @param to end of it
   * @param sheet of a workbook; null in a text
   * @param column of the cell in a workbook, from 1; 0 for a whole row, and in a text
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Leaf(String path, int line, int from, int to, @Nullable String sheet, int column) {

    static Leaf inText(String path, int line, int from, int to) {
      return new Leaf(path, line, from, to, null, 0);
    }
  }

  /**
   * A place of the result.
   *
   * @param pointer JSON pointer in the result
   * @param file mapping file that wrote it; null if that was not found
   * @param line of it; 0 if that was not found
   * @param leaves indexes of the places of the sample that decide it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Value(String pointer, @Nullable String file, int line, List<Integer> leaves) {
    public Value {
      leaves = List.copyOf(leaves);
    }
  }

  /** Nothing but what is wrong. */
  static PlayResult none(List<Problem> problems) {
    return new PlayResult(
        false, null, null, null, problems, List.of(), List.of(), List.of(), true, false, List.of());
  }

  PlayResult with(List<WorkbookSheets.Sheet> shown) {
    return new PlayResult(
        usable, result, expected, sent, problems, alarms, leaves, values, linked, cut, shown);
  }
}
