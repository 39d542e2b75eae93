package org.scorehub.reconcile;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.matching.InvalidRules;

/** The two tables of assumptions that comparing audits rests on. Immutable. */
public final class ReconcileTables {

  static final String VALIDITY = "mappings/score/audit-validity.csv";
  static final String EFFORT = "mappings/score/audit-effort.csv";

  private final List<ValidityRule> validity;
  private final AuditEffort effort;

  private ReconcileTables(List<ValidityRule> validity, AuditEffort effort) {
    this.validity = List.copyOf(validity);
    this.effort = effort;
  }

  /**
   * Reads and checks both.
   *
   * @param files content by project-relative path with '/'
   * @throws InvalidRules with every problem of both files
   */
  public static ReconcileTables load(Function<String, byte[]> files) {
    List<Problem> problems = new ArrayList<>();
    List<ValidityRule> validity = new ArrayList<>();
    rows(files, VALIDITY)
        .forEach(
            row -> {
              Cells cells = new Cells(VALIDITY, row, problems);
              validity.add(
                  new ValidityRule(
                      cells.text("scheme"),
                      cells.kind(),
                      cells.parts("ratings"),
                      cells.whole("months", true),
                      cells.whole("months_of_first", true),
                      cells.source()));
            });
    AuditEffort effort = effort(rows(files, EFFORT), problems);
    if (!problems.isEmpty()) {
      throw new InvalidRules(problems);
    }
    return new ReconcileTables(validity, effort);
  }

  private static AuditEffort effort(List<NamedCsvRecord> rows, List<Problem> problems) {
    int window = 0;
    int shared = 0;
    long rate = 0;
    String currency = "";
    List<AuditEffort.Days> days = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    for (NamedCsvRecord row : rows) {
      Cells cells = new Cells(EFFORT, row, problems);
      int value = cells.whole("value", false);
      sources.add(cells.source());
      switch (cells.text("assumption")) {
        case "window" -> window = value;
        case "shared_topics" -> shared = value;
        case "days" -> days.add(new AuditEffort.Days(cells.limit(), value));
        case "rate" -> {
          rate = value;
          currency = cells.text("unit");
        }
        default -> cells.wrong("assumption", "must be one of window, shared_topics, days and rate");
      }
    }
    days.sort(
        Comparator.comparing(
            AuditEffort.Days::workersUpTo, Comparator.nullsLast(Comparator.naturalOrder())));
    return new AuditEffort(
        window, shared / 100.0, days, rate, currency, sources.stream().distinct().toList());
  }

  private static List<NamedCsvRecord> rows(Function<String, byte[]> files, String file) {
    String text = new String(files.apply(file), StandardCharsets.UTF_8);
    return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
  }

  public AuditEffort effort() {
    return effort;
  }

  /**
   * The days on which an audit may be relied on: as issued, else by the first rule that fits.
   *
   * @param first the audit that it follows up, directly or over other follow-ups; itself if none
   */
  public Validity of(HeldAudit held, HeldAudit first) {
    LocalDate issued = held.issuedOn() == null ? held.day() : held.issuedOn();
    LocalDate from = held.audit().getValidFrom() == null ? issued : held.audit().getValidFrom();
    LocalDate until = held.audit().getValidUntil();
    if (until != null) {
      return new Validity(from, until, Validity.Basis.ISSUED, null);
    }
    if (issued == null) {
      return new Validity(from, null, Validity.Basis.UNKNOWN, null);
    }
    LocalDate origin = first.issuedOn() == null ? first.day() : first.issuedOn();
    return validity.stream()
        .filter(rule -> rule.isFor(held))
        .findFirst()
        .map(
            rule ->
                new Validity(from, rule.until(issued, origin), Validity.Basis.RULE, rule.source()))
        .orElse(new Validity(from, null, Validity.Basis.UNKNOWN, null));
  }

  /** The cells of one row, which note what is wrong with them. */
  private record Cells(String file, NamedCsvRecord row, List<Problem> problems) {

    String text(String column) {
      return row.findField(column).orElse("").strip();
    }

    Set<String> parts(String column) {
      return Arrays.stream(text(column).split("\\|"))
          .filter(part -> !part.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    }

    int whole(String column, boolean optional) {
      String text = text(column);
      if (!text.matches(optional ? "[0-9]{0,6}" : "[0-9]{1,6}")) {
        wrong(column, "must be a whole number from 0 on");
        return 0;
      }
      return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    @Nullable Integer limit() {
      return text("workers_up_to").isEmpty() ? null : Integer.valueOf(whole("workers_up_to", true));
    }

    @Nullable AuditKind kind() {
      String text = text("kind");
      if (text.equals("*")) {
        return null;
      }
      try {
        return AuditKind.valueOf(text);
      } catch (IllegalArgumentException e) {
        wrong("kind", "must be * or one of " + Arrays.toString(AuditKind.values()));
        return null;
      }
    }

    String source() {
      if (text("source").isEmpty()) {
        wrong("source", "must name a source or be DERIVED");
      }
      return text("source");
    }

    void wrong(String column, String message) {
      problems.add(
          Problem.blocking(ProblemKind.UNMAPPABLE, "rules.value", column + ' ' + message)
              .withValue(text(column))
              .inMapping(file, (int) row.getStartingLineNumber()));
    }
  }
}
