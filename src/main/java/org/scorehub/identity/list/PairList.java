package org.scorehub.identity.list;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.identity.list.CsvList.Row;
import org.scorehub.identity.measure.LabelledPair;
import org.scorehub.identity.scoring.SiteRecord;

/** A CSV file of pairs of records: {@code left_id,right_id}, and for measuring {@code label}. */
public final class PairList {

  private static final String SAME = "same";
  private static final String DIFFERENT = "different";

  private final Path file;
  private final Map<String, SiteRecord> records;
  private final Consumer<Problem> problems;

  /**
   * @param records those that pairs may name
   * @param problems is told all that is wrong; each makes the file useless
   */
  public PairList(Path file, Map<String, SiteRecord> records, Consumer<Problem> problems) {
    this.file = file;
    this.records = records;
    this.problems = problems;
  }

  /** Takes two records that are to be compared. */
  public interface Pairs {
    /** Takes a pair. */
    void take(SiteRecord left, SiteRecord right);
  }

  /** Reads the file once, a pair at a time. */
  public void read(Pairs pairs) {
    new CsvList(file, problems)
        .read(
            List.of("left_id", "right_id"),
            columns -> {},
            row -> {
              SiteRecord left = record(row, "left_id");
              SiteRecord right = record(row, "right_id");
              if (left != null && right != null) {
                pairs.take(left, right);
              }
            });
  }

  /** The pairs that a person has labelled {@code same} or {@code different}. */
  public List<LabelledPair> labelled() {
    List<LabelledPair> labelled = new ArrayList<>();
    new CsvList(file, problems)
        .read(List.of("left_id", "right_id", "label"), columns -> {}, row -> add(row, labelled));
    return labelled;
  }

  private void add(Row row, List<LabelledPair> labelled) {
    SiteRecord left = record(row, "left_id");
    SiteRecord right = record(row, "right_id");
    String label = row.cell("label");
    if (!label.equals(SAME) && !label.equals(DIFFERENT)) {
      problems.accept(problem("list.label", "A label must be same or different.", row, label));
    } else if (left != null && right != null) {
      String id = row.cell("pair_id").isEmpty() ? "line " + row.line() : row.cell("pair_id");
      String sure = row.cell("confidence").isEmpty() ? "high" : row.cell("confidence");
      labelled.add(
          new LabelledPair(id, left, right, label.equals(SAME), row.cell("category"), sure));
    }
  }

  private @Nullable SiteRecord record(Row row, String column) {
    String id = row.cell(column);
    SiteRecord record = records.get(id);
    if (record == null) {
      String message = "There is no record \"" + id + "\", named as " + column + ".";
      problems.accept(problem("list.unknown-id", message, row, id));
    }
    return record;
  }

  private Problem problem(String code, String message, Row row, String value) {
    return Problem.blocking(ProblemKind.MALFORMED, code, file.getFileName() + ": " + message)
        .withValue(value)
        .atPosition((int) row.line(), 0, -1);
  }
}
