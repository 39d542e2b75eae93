package org.scorehub.connector.scaffold;

import java.util.List;
import java.util.Map;

/** Writes the expression that reads a field, by the form of its values. */
final class Values {

  /** Our codes: the list of a canonical field, what it is without a value, the words it goes by. */
  private record Codes(String list, String otherwise, String words) {}

  private static final Map<String, Codes> CODES =
      Map.ofEntries(
          Map.entry("Audit/kind", new Codes("kind", "UNKNOWN", "kind")),
          Map.entry("Audit/announcement", new Codes("announcement", "UNKNOWN", "announcement")),
          Map.entry("Audit/outcome", new Codes("outcome", "UNKNOWN", "outcome")),
          Map.entry("Finding/severity", new Codes("severity", "UNRATED", "severity")),
          Map.entry("Finding/status", new Codes("finding-status", "OPEN", "status")),
          Map.entry("Finding/evidenceKinds", new Codes("evidence", "OTHER", "evidence")),
          Map.entry("Escalation/state", new Codes("state", "RAISED", "escalation-state")),
          Map.entry("Enrolment/state", new Codes("state", "", "enrolment-state")),
          Map.entry("ImprovementProject/state", new Codes("state", "", "project-state")),
          Map.entry("Enrolment/module", new Codes("module", "", "module")),
          Map.entry("Visit/module", new Codes("module", "", "module")),
          Map.entry("KpiReading/module", new Codes("module", "", "module")),
          Map.entry("ImprovementProject/module", new Codes("module", "", "module")),
          Map.entry("KpiReading/kpi", new Codes("kpi", "", "kpi")));

  private final CodeLists lists;
  private boolean numbers;
  private boolean startOfDay;

  Values(CodeLists lists) {
    this.lists = lists;
  }

  /** Whether the shared functions for numbers are used. */
  boolean usesNumbers() {
    return numbers;
  }

  /** Whether a point in time is made of a day. */
  boolean usesStartOfDay() {
    return startOfDay;
  }

  /**
   * An expression that reads a value.
   *
   * @param path where it stands, as the mapping writes it
   */
  String read(Guess guess, String path) {
    Traits traits = guess.traits();
    return switch (guess.target().form()) {
      case ID, NAME, RATING -> "clean(" + path + ")";
      case TEXT, CONTACT, LIST -> "redact(" + path + ")";
      case DATE -> date(traits, path);
      case TIMESTAMP -> timestamp(traits, path);
      case INTEGER -> integer(traits, path);
      case DECIMAL -> decimal(traits, path);
      case BOOLEAN -> truth(traits, path);
      case COUNTRY -> country(traits, path);
      case CODE -> code(guess, path);
      case IDENTIFIER -> "identifier(%s, %s)".formatted(Jslt.quoted(guess.target().scheme()), path);
    };
  }

  private static String date(Traits traits, String path) {
    DateForms dates = traits.dates();
    if (dates == null || (dates.kind() == DateForms.Kind.DATE && dates.patterns().isEmpty())) {
      return "date(" + path + ")";
    }
    return dates.kind() == DateForms.Kind.DATE
        ? "date(%s, %s)".formatted(path, Jslt.quoted(dates.patterns().get(0)))
        : "date(split(clean(%s), \"[T ]\")[0])".formatted(path);
  }

  private String timestamp(Traits traits, String path) {
    DateForms dates = traits.dates();
    if (dates == null || dates.kind() == DateForms.Kind.INSTANT) {
      return "timestamp(" + path + ")";
    } else if (dates.kind() == DateForms.Kind.LOCAL_TIME) {
      return "timestamp(replace(clean(%s), \" \", \"T\"), \"UTC\")".formatted(path);
    }
    startOfDay = true;
    return "start-of(" + date(traits, path) + ")";
  }

  private String integer(Traits traits, String path) {
    if (traits.all("integer")) {
      return "integer(" + path + ")";
    }
    numbers = true;
    return "numbers:count(" + path + ")";
  }

  private String decimal(Traits traits, String path) {
    if (traits.all("decimal")) {
      return "decimal(" + path + ")";
    } else if (traits.commaDecimals()) {
      return "decimal(replace(clean(%s), \",\", \".\"))".formatted(path);
    }
    numbers = true;
    return "numbers:measure(" + path + ")";
  }

  private String truth(Traits traits, String path) {
    if (traits.all("boolean-of")) {
      return "boolean-of(" + path + ") == true";
    }
    lists.add("yes-no", "yes-no", traits.values());
    return "boolean-of(code(\"yes-no\", " + path + ")) == true";
  }

  private String country(Traits traits, String path) {
    if (traits.all("country")) {
      return "country(" + path + ")";
    }
    lists.addCountries("country-name", traits.values());
    return "code(\"country-name\", " + path + ")";
  }

  /** Null where there is no value, for a field that needs none. */
  private String code(Guess guess, String path) {
    Codes codes = CODES.get(guess.target().toString());
    if (codes == null) {
      return "clean(" + path + ")";
    }
    lists.add(codes.list(), codes.words(), guess.traits().values());
    String code = "code(%s, %s)".formatted(Jslt.quoted(codes.list()), path);
    return codes.otherwise().isEmpty()
        ? code
        : "fallback(%s, %s)".formatted(code, Jslt.quoted(codes.otherwise()));
  }

  /** A list of codes of a repeated value, or of one that holds several. */
  String codes(Guess guess, String path, boolean repeated) {
    String separators = "[;,/|]";
    List<String> values = guess.traits().values();
    boolean several = values.stream().anyMatch(v -> v.matches(".*" + separators + ".*"));
    List<String> single =
        values.stream()
            .flatMap(
                v ->
                    several
                        ? List.of(v.split(" *" + separators + " *", -1)).stream()
                        : List.of(v).stream())
            .filter(v -> !v.isBlank())
            .map(String::strip)
            .distinct()
            .toList();
    lists.add("evidence", "evidence", single);
    String one = "fallback(code(\"evidence\", .), \"OTHER\")";
    if (repeated) {
      return "[for (%s) %s if (.)]".formatted(path, one);
    }
    String split = several ? "split(clean(%s), \" *%s *\")" : "[clean(%s)]";
    return "[for (%s) %s if (.)]".formatted(split.formatted(path, separators), one);
  }
}
