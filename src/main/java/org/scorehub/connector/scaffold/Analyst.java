package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;

/** Decides what samples are about, and which of their fields stand for which of ours. */
final class Analyst {

  private static final String AUDIT = "Audit";
  private static final String SITE = "Site";
  private static final String FINDING = "Finding";
  private static final String DROPPED = "Dropped";
  private static final int SURE = 90;

  private final SampleSet samples;
  private final Guesser guesser;
  private final @Nullable String wanted;

  /**
   * @param wanted canonical record, null to find it out
   */
  Analyst(SampleSet samples, Guesser guesser, @Nullable String wanted) {
    this.samples = samples;
    this.guesser = guesser;
    this.wanted = wanted;
  }

  Analysis analyse() {
    return samples.format() == DocumentFormat.TABLE ? table() : tree();
  }

  private Analysis tree() {
    List<Place> head = plain(Place.ROOT, samples.root());
    ListGuess findings = findings();
    ListGuess areas = areas(findings);
    String canonical = wanted != null ? wanted : canonical(head, findings != null);
    boolean audit = canonical.equals(AUDIT);
    return new Analysis(
        samples,
        canonical,
        why(canonical, findings),
        guesser.guess(List.of(canonical, SITE, DROPPED), head, this::presence),
        audit ? findings : null,
        audit ? areas : null,
        null);
  }

  private String why(String canonical, @Nullable ListGuess findings) {
    if (wanted != null) {
      return "as asked for";
    }
    return findings == null
        ? "its fields are those of " + canonical
        : findings.place().path() + " lists findings";
  }

  /** Leaves that stand once in a document. */
  private static List<Place> plain(Place from, Shape shape) {
    return Place.leaves(from, shape).stream().filter(leaf -> !leaf.isRepeatedBelow(from)).toList();
  }

  /** Fields that are always there, and stand high, are the likelier keys. */
  private int presence(FieldTarget target, Place leaf) {
    boolean key = target.form() == FieldTarget.Form.ID || target.path().equals("name");
    boolean always = leaf.steps().size() < 2 || leaf.shape().isRequiredIn(leaf.parent().shape());
    return key && always ? 3 : 0;
  }

  private String canonical(List<Place> head, boolean findings) {
    if (findings || counts(AUDIT, head, path -> true) >= 3) {
      return AUDIT;
    } else if (hasAll("KpiReading", head, List.of("kpi", "value", "periodFrom"))) {
      return "KpiReading";
    }
    return hasAll("Enrolment", head, List.of("module", "state", "nativeId")) ? "Enrolment" : SITE;
  }

  private long counts(String record, List<Place> leaves, Predicate<String> paths) {
    return guesser.guess(List.of(record, SITE, DROPPED), leaves).stream()
        .filter(g -> g.target().isOf(record) && g.score() >= SURE && paths.test(g.target().path()))
        .count();
  }

  private boolean hasAll(String record, List<Place> leaves, List<String> paths) {
    return counts(record, leaves, paths::contains) == paths.size();
  }

  private @Nullable ListGuess findings() {
    ListGuess best = null;
    long most = 0;
    for (Place list : Place.lists(Place.ROOT, samples.root())) {
      ListGuess guess = findings(list);
      long telling = guess == null ? 0 : weight(guess);
      if (guess != null && telling > most) {
        best = guess;
        most = telling;
      }
    }
    return best;
  }

  /** Null if the list is too deep, or has nothing that a finding has. */
  private @Nullable ListGuess findings(Place list) {
    List<Place> lists =
        Place.lists(Place.ROOT, samples.root()).stream().filter(l -> list.below(l) > 0).toList();
    if (lists.size() > 1) {
      return null;
    }
    Place outer = lists.isEmpty() ? Place.ROOT : lists.get(0);
    List<Guess> fields = guesser.guess(List.of(FINDING, DROPPED), inList(list));
    List<Guess> around =
        lists.isEmpty() ? List.of() : guesser.guess(List.of("Area"), plain(outer, outer.shape()));
    ListGuess guess = new ListGuess(list, outer, fields, around, called(list, "findings"));
    return guess.field("text").isPresent() || guess.field("nativeCode").isPresent() ? guess : null;
  }

  /** Leaves of one entry; texts and evidence may be repeated in it. */
  private static List<Place> inList(Place list) {
    List<Place> leaves = new ArrayList<>(plain(list, list.shape()));
    for (Place leaf : Place.leaves(list, list.shape())) {
      boolean text = leaf.shape().name().equals(XmlSamples.TEXT) && leaf.below(list) > 1;
      Place many = text ? leaf.parent() : leaf;
      if (many.shape().isRepeated() && !many.parent().isRepeatedBelow(list)) {
        leaves.add(leaf);
      }
    }
    return leaves;
  }

  private long weight(ListGuess guess) {
    boolean named = !guess.reason().isEmpty();
    long fields = guess.fields().stream().filter(f -> f.target().isOf(FINDING)).count();
    boolean telling =
        guess.field("severity").isPresent()
            || guess.field("text").isPresent()
            || guess.field("status").isPresent();
    return named ? 10 + fields : telling && fields >= 3 ? fields : 0;
  }

  /** The word of the dictionary that the list goes by; empty if none fits. */
  private String called(Place list, String kind) {
    List<String> words = list.words();
    for (FieldTarget target : guesser.dictionary().fields(List.of("Collection"))) {
      for (FieldTarget.Called called : target.words()) {
        if (target.path().equals(kind) && Dictionary.contains(words, called.words())) {
          return "called \"" + String.join(" ", called.words()) + "\"";
        }
      }
    }
    return "";
  }

  private @Nullable ListGuess areas(@Nullable ListGuess findings) {
    for (Place list : Place.lists(Place.ROOT, samples.root())) {
      boolean taken = findings != null && list.below(findings.place()) >= 0;
      if (!taken && !list.parent().isRepeatedBelow(Place.ROOT)) {
        List<Guess> fields = guesser.guess(List.of("Area"), plain(list, list.shape()));
        ListGuess guess = new ListGuess(list, Place.ROOT, fields, List.of(), called(list, "areas"));
        boolean both = guess.field("area").isPresent() && guess.field("rating/value").isPresent();
        if (both && !guess.reason().isEmpty()) {
          return guess;
        }
      }
    }
    return null;
  }

  private Analysis table() {
    List<Place> columns = plain(Place.ROOT, samples.root());
    long findingLike =
        counts(
            FINDING,
            columns,
            Set.of("text", "severity", "nativeCode", "status", "dueOn")::contains);
    String canonical =
        wanted != null
            ? wanted
            : findingLike >= 2 && counts(AUDIT, columns, p -> true) >= 1
                ? AUDIT
                : canonical(columns, false);
    String why = wanted != null ? "as asked for" : "its columns are those of " + canonical;
    if (!canonical.equals(AUDIT)) {
      List<Guess> head = guesser.guess(List.of(canonical, SITE, DROPPED), columns, this::presence);
      return new Analysis(samples, canonical, why, head, null, null, null);
    }
    return audits(columns, why);
  }

  private Analysis audits(List<Place> columns, String why) {
    Guess id =
        guesser.guess(List.of(AUDIT, SITE, DROPPED), columns, this::presence).stream()
            .filter(g -> g.target().toString().equals("Audit/nativeId"))
            .findFirst()
            .orElse(null);
    Set<String> varying = id == null ? Set.of() : varying(id.place().shape().name());
    List<Guess> all =
        guesser.guess(
            List.of(AUDIT, SITE, FINDING, DROPPED),
            columns,
            (target, leaf) ->
                presence(target, leaf) + constancy(target, varying.contains(leaf.shape().name())));
    List<Guess> fields = all.stream().filter(g -> g.target().isOf(FINDING)).toList();
    List<Guess> head = all.stream().filter(g -> !g.target().isOf(FINDING)).toList();
    Guess group =
        head.stream()
            .filter(g -> g.target().toString().equals("Audit/nativeId"))
            .findFirst()
            .orElse(null);
    ListGuess findings =
        fields.isEmpty() || group == null
            ? null
            : new ListGuess(Place.ROOT, Place.ROOT, fields, List.of(), "columns of findings");
    return new Analysis(samples, AUDIT, why, head, findings, null, findings == null ? null : group);
  }

  /** What varies between rows of one audit is said of a finding, what does not of the audit. */
  private static int constancy(FieldTarget target, boolean varies) {
    if (target.isOf(DROPPED)) {
      return 0;
    }
    return target.isOf(FINDING) == varies ? 6 : varies ? -60 : -6;
  }

  /** Columns with more than one value among the rows of one id. */
  private Set<String> varying(String id) {
    Set<String> varying = new HashSet<>();
    Map<String, Map<String, String>> first = new java.util.HashMap<>();
    for (Map<String, String> row :
        samples.table() == null ? List.<Map<String, String>>of() : samples.table().rows()) {
      Map<String, String> known = first.putIfAbsent(row.getOrDefault(id, ""), row);
      if (known != null) {
        Set<String> names = new HashSet<>(row.keySet());
        names.addAll(known.keySet());
        names.stream()
            .filter(n -> !row.getOrDefault(n, "").equals(known.getOrDefault(n, "")))
            .forEach(varying::add);
      }
    }
    return varying;
  }
}
