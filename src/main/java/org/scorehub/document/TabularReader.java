package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;

/** Opens tables, and reads the children that came of them. */
record TabularReader(JsonSchemaCheck check, TableOpening opening) implements TableReader {

  private static final Pattern IN_ROW = Pattern.compile("/rows(?:\\[([1-9][0-9]{0,8})\\])?(/.*)?");

  @Override
  public TableChildren open(ByteSource bytes) {
    return opening.open(bytes);
  }

  @Override
  public Reading read(byte[] bytes) {
    try {
      ChildEnvelope child = ChildEnvelope.parse(bytes, opening.limits());
      return new Reading.Readable(tree(child), problems(child), Map.of(), child.columns().keySet());
    } catch (RefusedDocument e) {
      return new Reading.Unreadable(List.of(e.problem()));
    }
  }

  @Override
  public SchemaPlace schema() {
    return isGrouped() ? new GroupedRows(check.place()) : check.place();
  }

  private boolean isGrouped() {
    return opening.layout().group() != null;
  }

  private JsonNode tree(ChildEnvelope child) {
    if (!isGrouped()) {
      return child.rows().get(0).values();
    }
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    child.rows().forEach(row -> tree.withArrayProperty("rows").add(row.values()));
    return tree;
  }

  private List<Problem> problems(ChildEnvelope child) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < child.rows().size(); i++) {
      ChildEnvelope.Row row = child.rows().get(i);
      String prefix = isGrouped() ? "/rows[" + (i + 1) + "]" : "";
      for (Problem noted : row.problems()) {
        problems.add(placed(noted, child, row).atPath(below(prefix, noted.path())));
      }
      for (Problem broken : check.judge(row.values())) {
        problems.add(placed(broken, child, row).atPath(below(prefix, broken.path())));
      }
    }
    problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    return problems;
  }

  /** Null for the whole child. */
  private static @Nullable String below(String prefix, @Nullable String path) {
    String whole = path == null ? prefix : prefix + path;
    return whole.isEmpty() ? null : whole;
  }

  private static Problem placed(Problem problem, ChildEnvelope child, ChildEnvelope.Row row) {
    int column = problem.column();
    if (column == 0 && problem.path() != null && !problem.path().isEmpty()) {
      column = child.position(row, problem.path().substring(1)).column();
    }
    return problem.atPosition(row.number(), column, -1).inSheet(child.sheet());
  }

  /** The cell of a value, even if it is empty, or a whole row, with column 0. */
  @Override
  public Optional<Position> locate(byte[] bytes, String path) {
    try {
      return locate(ChildEnvelope.parse(bytes, opening.limits()), path);
    } catch (RefusedDocument e) {
      return Optional.empty();
    }
  }

  private Optional<Position> locate(ChildEnvelope child, String path) {
    if (!isGrouped()) {
      return locate(child, child.rows().get(0), path);
    }
    Matcher inRow = IN_ROW.matcher(path);
    if (!inRow.matches()) {
      return path.isEmpty() ? locate(child, child.rows().get(0), "") : Optional.empty();
    }
    int number = inRow.group(1) == null ? 1 : Integer.parseInt(inRow.group(1));
    String rest = inRow.group(2) == null ? "" : inRow.group(2);
    return number > child.rows().size()
        ? Optional.empty()
        : locate(child, child.rows().get(number - 1), rest);
  }

  private static Optional<Position> locate(
      ChildEnvelope child, ChildEnvelope.Row row, String path) {
    String name = path.startsWith("/") ? path.substring(1) : path;
    return name.isEmpty() || child.columns().containsKey(name)
        ? Optional.of(child.position(row, name))
        : Optional.empty();
  }
}
