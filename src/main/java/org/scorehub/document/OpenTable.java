package org.scorehub.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Gives the rows below a header as children. */
final class OpenTable implements TableChildren {

  /** A child has no more rows. */
  static final int MOST_ROWS = 1_000;

  /** A child of several rows has no more characters. */
  private static final int MOST_CHARACTERS = 4_000_000;

  private final TableFile file;
  private final SheetRows rows;
  private final ChildBytes children;
  private final @Nullable String group;
  private final ProblemList problems = new ProblemList();
  private @Nullable SheetRow ahead;
  private boolean ended;
  private long ordinal;

  OpenTable(TableFile file, SheetRows rows, ChildBytes children, @Nullable String group) {
    this.file = file;
    this.rows = rows;
    this.children = children;
    this.group = group;
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  @Override
  public Optional<Child> next() {
    List<SheetRow> child = nextRows();
    return child.isEmpty()
        ? Optional.empty()
        : Optional.of(new Child(ordinal, child.get(0).number(), children.of(child)));
  }

  @Override
  public void skipTo(long last) {
    while (ordinal < last && !nextRows().isEmpty()) {}
  }

  private List<SheetRow> nextRows() {
    SheetRow first = nextRow();
    if (first == null) {
      return List.of();
    }
    ordinal++;
    String key = group == null ? null : children.value(first, group);
    return key == null || group == null ? List.of(first) : neighbours(first, key, group);
  }

  private List<SheetRow> neighbours(SheetRow first, String key, String member) {
    List<SheetRow> group = new ArrayList<>(List.of(first));
    int count = 1;
    int length = first.length();
    SheetRow row = nextRow();
    for (; row != null && key.equals(children.value(row, member)); row = nextRow()) {
      count++;
      length += row.length();
      if (count <= MOST_ROWS && length <= MOST_CHARACTERS) {
        group.add(row);
      }
    }
    ahead = row;
    if (group.size() < count) {
      group.set(0, tooLarge(first, key, count, group.size()));
    }
    return group;
  }

  private static SheetRow tooLarge(SheetRow first, String key, int count, int kept) {
    List<Problem> faults = new ArrayList<>(first.faults());
    faults.add(
        Problem.blocking(
                ProblemKind.MALFORMED,
                "table.group-too-large",
                "%d rows belong together, which is too much; %d are kept.".formatted(count, kept))
            .atPosition(first.number(), 0, -1)
            .withValue(key)
            .expecting("at most " + MOST_ROWS + " rows"));
    return new SheetRow(first.number(), first.cells(), faults);
  }

  /** The next row below the header that is not blank; null at the end. */
  private @Nullable SheetRow nextRow() {
    SheetRow row = ahead;
    ahead = null;
    while (row == null && !ended) {
      row = read();
      ended = row == null;
      row = row == null || row.isBlank() || !children.isBelowHeader(row) ? null : row;
    }
    return row;
  }

  private @Nullable SheetRow read() {
    try {
      return rows.next();
    } catch (RefusedDocument e) {
      problems.add(e.problem());
      return null;
    }
  }

  @Override
  public List<Problem> problems() {
    return problems.inDocumentOrder();
  }

  @Override
  public Set<String> columns() {
    return children.columns();
  }

  @Override
  public void close() {
    rows.close();
    file.close();
  }
}
