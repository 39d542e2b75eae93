package org.scorehub.document;

import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Why a workbook cannot be read, or not any further. */
final class BrokenWorkbook {

  private BrokenWorkbook() {}

  /** What went wrong within a part; a limit that was passed is named as such. */
  static RefusedDocument because(Throwable reason) {
    for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
      if (cause instanceof LimitedBytes.Exceeded exceeded) {
        return new RefusedDocument(exceeded.problem());
      }
    }
    return because(reason.getMessage());
  }

  static RefusedDocument because(@Nullable String reason) {
    String detail = reason == null ? "" : ": " + reason.lines().findFirst().orElse("");
    return new RefusedDocument(
        Problem.blocking(
                ProblemKind.MALFORMED,
                "table.broken",
                "The workbook is broken, and cannot be read any further" + detail + ".")
            .expecting("a workbook as a spreadsheet program saves it"));
  }
}
