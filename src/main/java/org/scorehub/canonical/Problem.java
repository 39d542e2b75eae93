package org.scorehub.canonical;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with one document, with everything a person needs to find and mend it.
 *
 * @param kind which of the four kinds of failure
 * @param code stable code of the cause, lower case with dots, for example {@code xml.schema};
 *     groups problems and is documented in {@code docs/problems.md}
 * @param blocking true if the document cannot be used at all; false if only this part of it suffers
 * @param message one sentence for people
 * @param path place in the native document as a slash path with 1-based positions only on repeated
 *     elements, for example {@code /audit/questions/question[3]/@code}; null if it concerns the
 *     whole
 * @param sheet name of the sheet of a workbook; null if the document is none
 * @param line 1-based line in the native document, 0 if unknown; of a workbook the row
 * @param column 1-based column in the native document, 0 if unknown; of a table the one of the cell
 * @param offset 0-based byte offset in the native document, -1 if unknown
 * @param value the offending value, shortened to {@value #MAX_VALUE} characters; null if there is
 *     none
 * @param expected what would have been right; null if not expressible
 * @param mappingFile mapping file in force, relative to the project root; null if none was involved
 * @param mappingLine 1-based line in that file, 0 if unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    ProblemKind kind,
    String code,
    boolean blocking,
    String message,
    @Nullable String path,
    @Nullable String sheet,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int line,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int column,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = UnknownOffset.class) long offset,
    @Nullable String value,
    @Nullable String expected,
    @Nullable String mappingFile,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int mappingLine) {

  /** Longest value kept, in characters; the rest is cut and marked with an ellipsis. */
  public static final int MAX_VALUE = 200;

  public Problem {
    if (value != null && value.length() > MAX_VALUE) {
      value = value.substring(0, MAX_VALUE) + "…";
    }
  }

  /** A problem that makes the whole document unusable. */
  public static Problem blocking(ProblemKind kind, String code, String message) {
    return new Problem(kind, code, true, message, null, null, 0, 0, -1, null, null, null, 0);
  }

  /** A problem that concerns only a part of the document. */
  public static Problem degrading(ProblemKind kind, String code, String message) {
    return new Problem(kind, code, false, message, null, null, 0, 0, -1, null, null, null, 0);
  }

  /** The same problem where the document can be used all the same. */
  public Problem withoutBlocking() {
    return new Problem(
        kind,
        code,
        false,
        message,
        path,
        sheet,
        line,
        column,
        offset,
        value,
        expected,
        mappingFile,
        mappingLine);
  }

  public Problem atPath(@Nullable String newPath) {
    return new Problem(
        kind,
        code,
        blocking,
        message,
        newPath,
        sheet,
        line,
        column,
        offset,
        value,
        expected,
        mappingFile,
        mappingLine);
  }

  public Problem atPosition(int newLine, int newColumn, long newOffset) {
    return new Problem(
        kind,
        code,
        blocking,
        message,
        path,
        sheet,
        newLine,
        newColumn,
        newOffset,
        value,
        expected,
        mappingFile,
        mappingLine);
  }

  public Problem inSheet(@Nullable String newSheet) {
    return new Problem(
        kind,
        code,
        blocking,
        message,
        path,
        newSheet,
        line,
        column,
        offset,
        value,
        expected,
        mappingFile,
        mappingLine);
  }

  public Problem withValue(@Nullable String newValue) {
    return new Problem(
        kind,
        code,
        blocking,
        message,
        path,
        sheet,
        line,
        column,
        offset,
        newValue,
        expected,
        mappingFile,
        mappingLine);
  }

  public Problem expecting(@Nullable String newExpected) {
    return new Problem(
        kind,
        code,
        blocking,
        message,
        path,
        sheet,
        line,
        column,
        offset,
        value,
        newExpected,
        mappingFile,
        mappingLine);
  }

  public Problem inMapping(@Nullable String file, int fileLine) {
    return new Problem(
        kind, code, blocking, message, path, sheet, line, column, offset, value, expected, file,
        fileLine);
  }

  /**
   * The message after the file to mend, its line and its column as far as they are known: {@code
   * routes/example/connector.yaml:12:5: …}.
   */
  public String located() {
    if (mappingFile == null) {
      return message;
    }
    String place = mappingLine > 0 ? mappingFile + ":" + mappingLine : mappingFile;
    boolean exact = mappingLine > 0 && line == mappingLine && column > 0;
    return place + (exact ? ":" + column : "") + ": " + message;
  }
}
