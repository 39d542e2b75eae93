package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;

/** Writes the mapping of an update to a form of theirs, as far as a sample of it tells. */
final class ProgressDraft {

  private static final String KEY = "(/@?[A-Za-z_][A-Za-z0-9._-]*)+";
  private static final String UPDATE = "$update";

  private final Guesser guesser;
  private final String scheme;
  private final Predicate<Place> asked;
  private final ProgressFields fields;
  private final Map<String, ProgressLists.Part> lists;
  private final List<Guess> guesses = new ArrayList<>();
  private final Map<String, String> identifiers = new LinkedHashMap<>();
  private final String body;
  private @Nullable Place key;
  private boolean issues;

  /**
   * @param asked whether their schema asks for a value at a place
   */
  ProgressDraft(SampleSet sample, Guesser guesser, String scheme, Predicate<Place> asked) {
    this.guesser = guesser;
    this.scheme = scheme;
    this.asked = asked;
    this.fields = new ProgressFields(guesser.dictionary());
    ProgressLists search = new ProgressLists(guesser);
    this.lists = search.of(sample.root());
    this.body =
        sample.format() == DocumentFormat.TABLE
            ? rows(sample.root(), search.ofRows(sample.root()))
            : document(sample.root());
    sample.root().members().forEach(ProgressDraft::loosen);
    guesses.stream().filter(ProgressDraft::isAlwaysThere).forEach(g -> g.place().shape().tighten());
    if (key != null) {
      key.shape().tighten();
    }
  }

  List<Guess> guesses() {
    return guesses;
  }

  Map<String, String> codes() {
    return fields.codes();
  }

  Map<String, String> identifiers() {
    return identifiers;
  }

  /** Path of what tells the site; null if nothing does. */
  @Nullable String key() {
    return key == null ? null : key.path();
  }

  String text(String schema, String files) {
    StringBuilder text = new StringBuilder();
    text.append("// Canonical ProgressUpdate to progress in the form of ").append(files);
    text.append("\n// (").append(schema).append(").\n");
    if (issues) {
      text.append(
          """
          // Only issues of this buyer's own scheme, and only in states that training can bring about. What the buyer or an auditor
          // verified, disputed or withdrew is left out: a buyer never gets its own value back.
          """);
    }
    text.append('\n').append(fields.functions());
    text.append("let update = .\n");
    text.append(
        issues
            ? "let told = [\"OPEN\", \"ACTION_AGREED\", \"IN_PROGRESS\", \"EVIDENCE_SUBMITTED\"]\n"
            : "");
    return text.append('\n').append(body).append('\n').toString();
  }

  private String document(Shape root) {
    List<Place> head =
        Place.leaves(Place.ROOT, root).stream()
            .filter(leaf -> !leaf.isRepeatedBelow(Place.ROOT))
            .toList();
    Map<String, Guess> known = guessed(List.of("ProgressUpdate", "Site"), head);
    chooseKey(known);
    return object(Place.ROOT, root, known, true).toString();
  }

  private String rows(Shape root, ProgressLists.@Nullable Part part) {
    List<String> records = new ArrayList<>(List.of("ProgressUpdate", "Site"));
    if (part != null) {
      records.add(part.record());
    }
    Map<String, Guess> known = guessed(records, Place.leaves(Place.ROOT, root));
    chooseKey(known);
    String row = object(Place.ROOT, root, known, false).toString();
    String all = part == null ? "[" + row + "]" : each(part, row);
    return new ObjectText().put("rows", all).toString();
  }

  private Map<String, Guess> guessed(List<String> records, List<Place> leaves) {
    Map<String, Guess> known = new HashMap<>();
    guesser.guess(records, leaves).forEach(guess -> known.put(guess.place().path(), guess));
    return known;
  }

  /** What tells the site, an identifier that others know before a number of ours. */
  private void chooseKey(Map<String, Guess> known) {
    known.values().stream()
        .filter(g -> g.target().form() == FieldTarget.Form.IDENTIFIER || isNumber(g))
        .filter(g -> g.place().path().matches(KEY))
        .min(
            java.util.Comparator.<Guess>comparingInt(g -> isNumber(g) ? 1 : 0)
                .thenComparing(g -> g.place().path()))
        .ifPresent(g -> key = g.place());
  }

  private static boolean isNumber(Guess guess) {
    return guess.target().toString().equals("Site/number");
  }

  private ObjectText object(Place at, Shape shape, Map<String, Guess> known, boolean top) {
    ObjectText text = new ObjectText();
    for (Shape member : shape.members()) {
      Place place = at.child(member);
      if (member.isObject() && member.isRepeated()) {
        list(place, top, text);
      } else if (member.isObject()) {
        text.put(member.name(), object(place, member, known, top));
      } else {
        leaf(place, known.get(place.path()), text);
      }
    }
    return text;
  }

  private void leaf(Place place, @Nullable Guess guess, ObjectText text) {
    String expression = guess == null ? null : fields.expression(guess, UPDATE, "");
    if (guess == null || expression == null) {
      nothing(place, text);
      return;
    }
    guesses.add(guess);
    if (isNumber(guess)) {
      text.note(CodeLists.TO_DO + "site: the hub's own id; which of their identifiers is it?");
    } else if (guess.target().form() == FieldTarget.Form.IDENTIFIER) {
      identifiers.put(guess.target().scheme(), guess.traits().values().get(0));
    }
    boolean required = place.equals(key);
    String what = String.join(" ", place.words());
    text.put(
        place.shape().name(),
        required ? "required(%s, %s)".formatted(expression, Jslt.quoted(what)) : expression);
  }

  /**
   * What nothing fills is left out, unless their schema asks for it: then it is as in the sample.
   */
  private void nothing(Place place, ObjectText text) {
    LeafValues values = place.shape().values();
    boolean fixed = asked.test(place) && !values.distinct().isEmpty();
    text.note(
        CodeLists.TO_DO
            + "fields: %s (such as %s) %s"
                .formatted(
                    place.path(),
                    values.shown(),
                    fixed
                        ? "is asked for and filled by nothing yet; it says what the sample says"
                        : "is filled by nothing yet"));
    if (fixed) {
      String value = values.distinct().get(0);
      boolean plain = values.type() != LeafValues.Type.TEXT;
      text.put(place.shape().name(), plain ? value : Jslt.quoted(value));
    }
  }

  private void list(Place place, boolean top, ObjectText text) {
    ProgressLists.Part part = top ? lists.get(place.path()) : null;
    ObjectText entry =
        part == null
            ? new ObjectText()
            : object(
                place,
                place.shape(),
                guessed(List.of(part.record()), ProgressLists.entries(place)),
                false);
    if (part == null || entry.isEmpty()) {
      text.note(CodeLists.TO_DO + "fields: " + place.path() + " is filled by nothing yet");
    } else {
      text.put(place.shape().name(), each(part, entry.toString()));
    }
  }

  private String each(ProgressLists.Part part, String entry) {
    boolean told = part == ProgressLists.Part.ISSUES;
    issues |= told;
    String which =
        told
            ? " if (.scheme == %s and contains(.state, $told))".formatted(Jslt.quoted(scheme))
            : "";
    return "[for (%s.%s) %s%s]".formatted(UPDATE, part.member(), entry, which);
  }

  /** What the sample always has need not always be there to be told. */
  private static void loosen(Shape shape) {
    shape.loosen();
    shape.members().forEach(ProgressDraft::loosen);
  }

  private static boolean isAlwaysThere(Guess guess) {
    return guess.target().isOf("ProgressUpdate");
  }
}
