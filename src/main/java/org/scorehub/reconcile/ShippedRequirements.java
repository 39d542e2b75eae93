package org.scorehub.reconcile;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.matching.InvalidRules;

/**
 * The sets of requirements that come with the project, from {@code mappings/requirements}. Each is
 * this project's own alignment, no document of amfori, ETI or Sedex. Immutable.
 */
public final class ShippedRequirements {

  static final String FOLDER = "mappings/requirements/";
  static final String INDEX = FOLDER + "sets.csv";

  /**
   * One of them.
   *
   * @param id names it; also its file, without the ending
   * @param name for people, in English
   * @param note whose it is and is not, in English
   */
  public record Shipped(String id, String name, String note, RequirementSet set) {}

  private final List<Shipped> sets;

  private ShippedRequirements(List<Shipped> sets) {
    this.sets = List.copyOf(sets);
  }

  /**
   * Reads and checks them.
   *
   * @param files content by project-relative path with '/'
   * @param isTopic whether there is a topic of that code
   * @throws InvalidRules with every problem of every file
   */
  public static ShippedRequirements load(
      Function<String, byte[]> files, Predicate<String> isTopic) {
    List<Problem> problems = new ArrayList<>();
    List<Shipped> sets = new ArrayList<>();
    for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(text(files, INDEX))) {
      String id = row.getField("set");
      String file = FOLDER + id + ".csv";
      RequirementTable.Reading read = RequirementTable.read(file, text(files, file), isTopic);
      problems.addAll(read.problems());
      read.set().requirements().stream()
          .filter(requirement -> requirement.source().isEmpty())
          .forEach(requirement -> problems.add(unsourced(file, requirement)));
      sets.add(new Shipped(id, row.getField("name"), row.getField("note"), read.set()));
    }
    if (!problems.isEmpty()) {
      throw new InvalidRules(problems);
    }
    return new ShippedRequirements(sets);
  }

  private static Problem unsourced(String file, Requirement requirement) {
    return Problem.blocking(
            ProblemKind.MALFORMED, "requirements.value", "source must name a source or be DERIVED")
        .withValue(requirement.id())
        .atPath("source")
        .inMapping(file, 0);
  }

  private static String text(Function<String, byte[]> files, String file) {
    return new String(files.apply(file), StandardCharsets.UTF_8);
  }

  /** All of them, in the order of their index. */
  public List<Shipped> all() {
    return sets;
  }

  /** The set of that id. */
  public Optional<Shipped> get(String id) {
    return sets.stream().filter(set -> set.id().equals(id)).findFirst();
  }
}
