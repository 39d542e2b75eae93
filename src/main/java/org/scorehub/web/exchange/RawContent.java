package org.scorehub.web.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.document.ChildCells;
import org.scorehub.web.ShownSheets;
import org.scorehub.web.TextLine;

/** The untouched bytes as a page shows them. */
sealed interface RawContent {

  /** Text, line by line. */
  record Lines(List<TextLine> lines) implements RawContent {
    public Lines {
      lines = List.copyOf(lines);
    }

    static Lines of(String text, List<Problem> problems) {
      return new Lines(
          TextLine.of(
              text, tonesOf(problems, problem -> problem.sheet() == null ? problem.line() : null)));
    }

    @Override
    public @Nullable String anchor(Problem problem) {
      return problem.sheet() == null && problem.line() <= lines.size()
          ? "line-" + problem.line()
          : null;
    }
  }

  /**
   * A workbook, sheet by sheet.
   *
   * @param book no sheets if they cannot be read, or are too large to be looked at
   */
  record Workbook(ShownSheets book) implements RawContent {
    @Override
    public @Nullable String anchor(Problem problem) {
      return book.cell(problem.sheet(), problem.line(), problem.column());
    }
  }

  /**
   * Rows of a table that came as a document of their own, cell by cell.
   *
   * @param tones bad or wait where something is wrong, by the element of the page
   */
  record Rows(ChildCells child, Map<String, String> tones) implements RawContent {
    public Rows {
      tones = Map.copyOf(tones);
    }

    static Rows of(ChildCells child, List<Problem> problems) {
      return new Rows(child, tonesOf(problems, problem -> anchor(child, problem)));
    }

    @Override
    public @Nullable String anchor(Problem problem) {
      return anchor(child, problem);
    }

    private static @Nullable String anchor(ChildCells child, Problem problem) {
      return child.rows().stream()
          .filter(row -> row.number() == problem.line())
          .findFirst()
          .map(row -> "cell-" + row.number() + (has(row, problem) ? "-" + problem.column() : ""))
          .orElse(null);
    }

    private static boolean has(ChildCells.Row row, Problem problem) {
      return row.cells().stream().anyMatch(cell -> cell.column() == problem.column());
    }
  }

  /** The element of the page that shows the place of a problem; null if none does. */
  @Nullable String anchor(Problem problem);

  /** Which of the forms it is, for templates. */
  default String form() {
    return getClass().getSimpleName();
  }

  /** Bad where a problem is that blocks, wait where only others are. */
  private static <P> Map<P, String> tonesOf(
      List<Problem> problems, Function<Problem, @Nullable P> place) {
    Map<P, String> tones = new HashMap<>();
    for (Problem problem : problems) {
      P at = problem.line() > 0 ? place.apply(problem) : null;
      if (at != null) {
        tones.merge(
            at,
            problem.blocking() ? "bad" : "wait",
            (one, other) -> one.equals("bad") ? one : other);
      }
    }
    return tones;
  }
}
