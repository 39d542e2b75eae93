package org.scorehub.reconcile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * A set of requirements as a table, one in a row: id, title, topics (between semicolons), weight,
 * source. All that is wrong with a table is told at once.
 */
public final class RequirementTable {

  /** Columns in the order in which they are written. */
  public static final List<String> COLUMNS = List.of("id", "title", "topics", "weight", "source");

  static final int MOST = 1000;
  static final int MOST_WEIGHT = 100;
  private static final int MOST_CHARACTERS = 1_000_000;

  /**
   * What was read.
   *
   * @param set the rows that can be used
   * @param problems everything that is wrong; the set may be used only if there is nothing
   */
  public record Reading(RequirementSet set, List<Problem> problems) {

    public Reading {
      problems = List.copyOf(problems);
    }
  }

  private final String file;
  private final Predicate<String> isTopic;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private RequirementTable(String file, Predicate<String> isTopic) {
    this.file = file;
    this.isTopic = isTopic;
  }

  /**
   * Reads and checks a table.
   *
   * @param file name for the problems
   * @param isTopic whether there is a topic of that code
   */
  public static Reading read(String file, String csv, Predicate<String> isTopic) {
    RequirementTable table = new RequirementTable(file, isTopic);
    List<Requirement> rows = csv.length() > MOST_CHARACTERS ? table.tooLong() : table.rows(csv);
    return new Reading(new RequirementSet(rows), table.problems);
  }

  private List<Requirement> tooLong() {
    unreadable("The table has over " + MOST_CHARACTERS + " characters");
    return List.of();
  }

  private List<Requirement> rows(String csv) {
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    try {
      List<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
      checkSize(records.size());
      return checkHeader(records)
          ? records.stream().limit(MOST).map(this::row).toList()
          : List.of();
    } catch (CsvParseException e) {
      unreadable("No table in CSV: " + e.getMessage());
      return List.of();
    }
  }

  private void checkSize(int rows) {
    if (rows == 0) {
      unreadable("The table has no requirement");
    } else if (rows > MOST) {
      unreadable("The table has over " + MOST + " requirements");
    }
  }

  private boolean checkHeader(List<NamedCsvRecord> records) {
    if (records.isEmpty()) {
      return false;
    }
    List<String> missing = new ArrayList<>(List.of("id", "title", "topics"));
    missing.removeAll(records.get(0).getHeader());
    if (!missing.isEmpty()) {
      unreadable("The first line lacks " + String.join(", ", missing));
    }
    return missing.isEmpty();
  }

  private Requirement row(NamedCsvRecord row) {
    String id = text(row, "id", 1, 40);
    if (!id.isEmpty() && !ids.add(id)) {
      problems.add(
          at(
              row,
              "id",
              Problem.blocking(
                  ProblemKind.MALFORMED, "requirements.duplicate", "The id is there twice")));
    }
    return new Requirement(
        id, text(row, "title", 1, 300), topics(row), weight(row), text(row, "source", 0, 1000));
  }

  private String text(NamedCsvRecord row, String column, int least, int most) {
    String text = field(row, column);
    if (text.length() < least || text.length() > most) {
      wrong(row, column, column + " must have " + least + " to " + most + " characters");
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      wrong(row, column, column + " must stand in one line");
    } else if (!text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) {
      wrong(
          row, column, column + " must not begin with =, +, - or @, which spreadsheets calculate");
    }
    return text;
  }

  private List<String> topics(NamedCsvRecord row) {
    List<String> topics =
        Arrays.stream(field(row, "topics").split(";"))
            .map(String::strip)
            .filter(topic -> !topic.isEmpty())
            .distinct()
            .toList();
    if (topics.isEmpty()) {
      wrong(row, "topics", "topics must name at least one topic");
    }
    topics.stream().filter(isTopic.negate()).forEach(topic -> unknown(row, topic));
    return topics;
  }

  private void unknown(NamedCsvRecord row, String topic) {
    problems.add(
        at(
                row,
                "topics",
                Problem.blocking(
                    ProblemKind.UNMAPPABLE, "requirements.topic", "There is no such topic"))
            .withValue(topic)
            .expecting("a topic of mappings/canonical/topics.csv"));
  }

  private int weight(NamedCsvRecord row) {
    String text = field(row, "weight");
    if (text.isEmpty()) {
      return 1;
    }
    int weight = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    if (weight < 1 || weight > MOST_WEIGHT) {
      wrong(row, "weight", "weight must be a whole number from 1 to " + MOST_WEIGHT);
      return 1;
    }
    return weight;
  }

  private static String field(NamedCsvRecord row, String column) {
    return row.findField(column).orElse("").strip();
  }

  private void wrong(NamedCsvRecord row, String column, String message) {
    problems.add(
        at(row, column, Problem.blocking(ProblemKind.MALFORMED, "requirements.value", message)));
  }

  private Problem at(NamedCsvRecord row, String column, Problem problem) {
    int line = (int) row.getStartingLineNumber();
    return problem
        .withValue(field(row, column))
        .atPath(column)
        .atPosition(line, 0, -1)
        .inMapping(file, line);
  }

  private void unreadable(String message) {
    problems.add(
        Problem.blocking(ProblemKind.MALFORMED, "requirements.file", message)
            .expecting(
                "a first line " + String.join(",", COLUMNS) + " and a requirement in each other")
            .inMapping(file, 1));
  }

  static String write(RequirementSet set) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(COLUMNS);
      set.requirements()
          .forEach(
              r ->
                  csv.writeRecord(
                      r.id(),
                      r.title(),
                      String.join(";", r.topics()),
                      Integer.toString(r.weight()),
                      r.source()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
