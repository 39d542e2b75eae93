package org.scorehub.connector.scaffold;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes what stands at a leaf of theirs: an expression that reads a canonical update. */
final class ProgressFields {

  private static final Map<String, String> HELPERS = helpers();

  private final Dictionary dictionary;
  private final Set<String> used = new TreeSet<>();
  private final Map<String, String> codes = new LinkedHashMap<>();

  ProgressFields(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  private static Map<String, String> helpers() {
    Map<String, String> helpers = new LinkedHashMap<>();
    helpers.put(
        "identifier-of",
        """
        def identifier-of(site, scheme)
          let values = [for ($site.identifiers) .value if (.scheme == $scheme)]
          $values[0]
        """);
    helpers.put(
        "text",
        """
        def text(value)
          if ($value != null) string($value)
        """);
    helpers.put(
        "day",
        """
        // A date written as they do.
        def day(date, pattern)
          if ($date) format-time(parse-time($date, "yyyy-MM-dd"), $pattern)
        """);
    helpers.put(
        "status",
        """
        // An agreed action is not begun yet, so it is told as open.
        def status(state)
          native-code("issue-status", if ($state == "ACTION_AGREED") "OPEN" else $state)
        """);
    return helpers;
  }

  /** The functions that the expressions need. */
  String functions() {
    StringBuilder text = new StringBuilder();
    HELPERS.forEach((name, function) -> text.append(used.contains(name) ? function + "\n" : ""));
    return text.toString();
  }

  /** Code lists that the expressions need, text by name. */
  Map<String, String> codes() {
    return codes;
  }

  /** Null if a value of ours cannot be written as theirs are. */
  @Nullable String expression(Guess guess, String update, String entry) {
    String path = guess.target().path();
    String base = guess.target().isOf("Site") ? update + ".site" : update;
    boolean inEntry = !guess.target().isOf("Site") && !guess.target().isOf("ProgressUpdate");
    String read = (inEntry ? entry : base) + "." + path.replace('/', '.');
    return switch (guess.target().toString()) {
      case "IssueProgress/state" -> coded("status", "issue-status", guess, read);
      case "ModuleProgress/state" -> coded("", "training-state", guess, read);
      case "ModuleProgress/module" -> module(guess, read);
      case "IssueProgress/projects" -> projects(guess, read);
      case "Site/number" -> text(guess, update + ".siteId");
      default -> plain(guess, read, base);
    };
  }

  private @Nullable String plain(Guess guess, String read, String site) {
    return switch (guess.target().form()) {
      case INTEGER, DECIMAL -> number(guess, read);
      case DATE -> date(guess, read);
      case TIMESTAMP -> timestamp(guess, read);
      case IDENTIFIER -> identifier(guess, site);
      default -> text(guess, read);
    };
  }

  private @Nullable String identifier(Guess guess, String site) {
    used.add("identifier-of");
    return text(
        guess, "identifier-of(%s, %s)".formatted(site, Jslt.quoted(guess.target().scheme())));
  }

  private static @Nullable String text(Guess guess, String read) {
    return type(guess) == LeafValues.Type.TEXT ? read : null;
  }

  private static LeafValues.Type type(Guess guess) {
    return guess.place().shape().values().type();
  }

  private @Nullable String number(Guess guess, String read) {
    if (type(guess) == LeafValues.Type.TEXT) {
      used.add("text");
      return "text(" + read + ")";
    } else if (guess.target().form() == FieldTarget.Form.DECIMAL) {
      guess.place().shape().values().widen();
    }
    return type(guess) == LeafValues.Type.BOOLEAN ? null : read;
  }

  private @Nullable String date(Guess guess, String read) {
    DateForms dates = guess.traits().dates();
    if (dates == null || type(guess) != LeafValues.Type.TEXT) {
      return null;
    }
    return switch (dates.kind()) {
      case DATE -> day(dates, read);
      case INSTANT -> "if (%s) %s + \"T00:00:00Z\"".formatted(read, read);
      case LOCAL_TIME -> "if (%s) %s + \"T00:00:00\"".formatted(read, read);
    };
  }

  private @Nullable String timestamp(Guess guess, String read) {
    DateForms dates = guess.traits().dates();
    if (dates == null || type(guess) != LeafValues.Type.TEXT) {
      return null;
    }
    return switch (dates.kind()) {
      case DATE -> day(dates, "split(%s, \"T\")[0]".formatted(read));
      case INSTANT -> read;
      case LOCAL_TIME -> "split(%s, \"[.Z]\")[0]".formatted(read);
    };
  }

  /** Null for names of months, which differ by language. */
  private @Nullable String day(DateForms dates, String read) {
    if (dates.patterns().isEmpty()) {
      return read;
    } else if (dates.patterns().get(0).contains("MMM")) {
      return null;
    }
    used.add("day");
    return "day(%s, %s)".formatted(read, Jslt.quoted(dates.patterns().get(0)));
  }

  private @Nullable String coded(String function, String list, Guess guess, String read) {
    if (type(guess) != LeafValues.Type.TEXT) {
      return null;
    }
    boolean issue = !function.isEmpty();
    OutCodes words =
        new OutCodes(
            dictionary,
            issue ? "issue-state" : "enrolment-state",
            issue ? OutCodes.ISSUE : OutCodes.TRAINING);
    codes.put(list, words.text(guess.traits().values()));
    used.add(function);
    return issue
        ? "status(" + read + ")"
        : "native-code(%s, %s)".formatted(Jslt.quoted(list), read);
  }

  private @Nullable String module(Guess guess, String read) {
    if (type(guess) != LeafValues.Type.TEXT
        || OutCodes.MODULES.containsAll(guess.traits().values())) {
      return text(guess, read);
    }
    codes.put(
        "training-module",
        new OutCodes(dictionary, "module", OutCodes.MODULES).text(guess.traits().values()));
    return "native-code(\"training-module\", " + read + ")";
  }

  private static @Nullable String projects(Guess guess, String read) {
    String joined = "if (%s) join(%s, \"; \")".formatted(read, read);
    return text(guess, guess.place().shape().isRepeated() ? read : joined);
  }
}
