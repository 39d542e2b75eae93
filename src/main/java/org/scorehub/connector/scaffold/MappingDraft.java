package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;

/** Writes the mapping of an inbound document: what was guessed, and what is left to do. */
final class MappingDraft {

  private static final String DOCUMENT = "let document = (.)";
  private static final String TO_DO = CodeLists.TO_DO;

  private final Analysis analysis;
  private final Values values;
  private final CodeLists lists;
  private final String scheme;
  private final Remains remains = new Remains();
  private final Set<Place> kept = new LinkedHashSet<>();
  private final Set<Place> beside = new LinkedHashSet<>();
  private final List<String> definitions = new ArrayList<>();
  private final String base;
  private final Place top;
  private @Nullable Place key;

  MappingDraft(Analysis analysis, CodeLists lists, String scheme) {
    this.analysis = analysis;
    this.lists = lists;
    this.values = new Values(lists);
    this.scheme = scheme;
    this.base = analysis.isGrouped() ? "$head" : "";
    Shape element = analysis.samples().element();
    this.top = element == null ? Place.ROOT : Place.ROOT.child(element);
  }

  /** The leaf that the document's own key stands at; there is none before {@link #text}. */
  @Nullable Place key() {
    return key;
  }

  /** Leaves that are read into extensions on purpose. */
  Set<Place> kept() {
    Set<Place> all = new LinkedHashSet<>(kept);
    all.addAll(beside);
    return all;
  }

  /** Notes a leaf that a part of the record keeps among its own extensions. */
  void keptBeside(Place leaf) {
    beside.add(leaf);
  }

  /**
   * The whole file.
   *
   * @param schema path of the schema, for the first line
   */
  String text(String schema) {
    ObjectText record = record();
    List<String> lines = new ArrayList<>();
    lines.add(
        "// %s (%s) to the canonical %s."
            .formatted(
                analysis.samples().format() == DocumentFormat.TABLE ? "Rows" : "Documents",
                schema,
                analysis.canonical()));
    lines.add("// Drafted from " + Jslt.comment(analysis.samples().files()) + ".");
    lines.add("");
    if (values.usesNumbers()) {
      lines.add("import \"mappings/_shared/numbers.jslt\" as numbers");
    }
    lines.add("import \"mappings/_shared/values.jslt\" as values");
    lines.add("");
    if (values.usesStartOfDay()) {
      lines.add(
          "// " + TO_DO + "dates: they name a day only; taken as its start in UTC, name the zone.");
      lines.add("def start-of(day)");
      lines.add("  if ($day) timestamp($day + \"T00:00:00\", \"UTC\")");
      lines.add("");
    }
    lines.addAll(definitions);
    lines.addAll(record.lines());
    return String.join("\n", lines) + "\n";
  }

  private ObjectText record() {
    analysis.head().stream()
        .filter(g -> g.target().form() == FieldTarget.Form.CONTACT)
        .forEach(g -> remains.use(g.place()));
    if (analysis.isGrouped()) {
      define("let head = .rows[0]");
    }
    ObjectText site = new SiteDraft(this).object();
    ObjectText record =
        switch (analysis.canonical()) {
          case "Audit" -> audit();
          case "Site" -> site;
          default -> new RecordDraft(this).object();
        };
    if (!analysis.canonical().equals("Site")) {
      record.put("site", site);
    }
    if (analysis.canonical().equals("Audit")) {
      new FindingsDraft(this).addTo(record);
    }
    extensions(record);
    return record;
  }

  private ObjectText audit() {
    ObjectText audit = new ObjectText();
    audit.put("scheme", Jslt.quoted(scheme));
    field("Audit", "schemeVersion").ifPresent(g -> put(audit, "schemeVersion", g));
    nativeId("audit id", audit);
    audit.put("kind", field("Audit", "kind").map(this::read).orElse("\"UNKNOWN\""));
    for (String path : List.of("announcement", "outcome")) {
      field("Audit", path).ifPresent(g -> put(audit, path, g));
    }
    for (String path :
        List.of(
            "parentNativeId",
            "windowFrom",
            "windowUntil",
            "startedOn",
            "endedOn",
            "issuedAt",
            "validFrom",
            "validUntil",
            "auditorFirm")) {
      field("Audit", path).ifPresent(g -> put(audit, path, g));
    }
    field("Audit", "overallRating/value").ifPresent(g -> rating(audit, g));
    field("Audit", "zeroTolerance").ifPresent(g -> put(audit, "zeroTolerance", g));
    return audit;
  }

  private void rating(ObjectText audit, Guess guess) {
    String read = read(guess);
    audit.note(TO_DO + "words: the name of their scale, as they call it.");
    audit.put(
        "overallRating",
        "if (%s) {\"value\": %s, \"scale\": %s}"
            .formatted(read, read, Jslt.quoted(scheme + " rating")));
  }

  /** The native id of the record, of whatever looks most like one. */
  void nativeId(String what, ObjectText record) {
    Optional<Guess> guess = field(analysis.canonical(), "nativeId");
    Place place = guess.map(Guess::place).orElseGet(this::substitute);
    if (guess.isEmpty()) {
      record.note(
          TO_DO
              + "key: nothing looks like the "
              + what
              + "; "
              + place.path()
              + " stands in for it.");
    }
    key = place;
    record.put("nativeId", "required(clean(%s), %s)".formatted(use(place), Jslt.quoted(what)));
  }

  /** A leaf that can stand in for an id or a name. */
  Place substitute() {
    return StandIn.of(Place.leaves(top, shape()))
        .orElseThrow(
            () -> new UnusableSample(analysis.samples().files() + ": no sample has a value"));
  }

  private void extensions(ObjectText record) {
    boolean rows = analysis.isGrouped();
    for (Place leaf : remains.unused(top, shape())) {
      if (!rows && !inFindings(leaf)) {
        record.note(unplaced(leaf));
      }
    }
    List<String> parts = new ArrayList<>();
    if (!kept.isEmpty()) {
      ObjectText own = new ObjectText();
      kept.forEach(leaf -> own.put(leaf.path(), "clean(" + use(leaf) + ")"));
      parts.add(own.toString());
    }
    if (!rows) {
      parts.addAll(remains.expressions(base, Place.ROOT, top, shape()));
      outerRemains().ifPresent(parts::add);
    }
    if (!parts.isEmpty()) {
      record.put("extensions", String.join("\n  + ", parts));
    }
  }

  private boolean inFindings(Place leaf) {
    ListGuess findings = analysis.findings();
    return findings != null && leaf.below(findings.place()) > 0;
  }

  private Optional<String> outerRemains() {
    ListGuess findings = analysis.findings();
    if (findings == null || !findings.isNested()) {
      return Optional.empty();
    }
    Place outer = findings.outer();
    String rest = String.join(" + ", remains.expressions("", outer, outer, outer.shape()));
    return Optional.of(
        "{for (compact(flatten([for (%s) array(%s)]))) .key : .value}"
            .formatted(Jslt.path(base, Place.ROOT, outer), rest));
  }

  /** What is left to do about a leaf without a place. */
  static String unplaced(Place leaf) {
    return "%sfields: %s (such as %s) has no place; it is kept and reported."
        .formatted(TO_DO, leaf.path(), leaf.shape().values().shown());
  }

  /** The path of the document's own key within a function. */
  String keyPath() {
    Place at = key == null ? Place.ROOT : key;
    if (!analysis.isGrouped() && !definitions.contains(DOCUMENT)) {
      definitions.addAll(0, List.of(DOCUMENT, ""));
    }
    return Jslt.path(analysis.isGrouped() ? base : "$document", Place.ROOT, at);
  }

  void keyAt(Place place) {
    key = place;
  }

  String scheme() {
    return scheme;
  }

  Analysis analysis() {
    return analysis;
  }

  Values values() {
    return values;
  }

  CodeLists lists() {
    return lists;
  }

  Remains remains() {
    return remains;
  }

  String base() {
    return base;
  }

  Shape shape() {
    Shape element = analysis.samples().element();
    return element == null ? analysis.samples().root() : element;
  }

  void define(String text) {
    definitions.addAll(text.lines().toList());
    definitions.add("");
  }

  Optional<Guess> field(String record, String path) {
    return analysis.field(record, path);
  }

  /** Marks a leaf as kept in the extensions, without a report. */
  void keep(Place leaf) {
    kept.add(leaf);
    remains.use(leaf);
  }

  void put(ObjectText object, String key, Guess guess) {
    DateForms dates = guess.traits().dates();
    if (dates != null && dates.ambiguous()) {
      object.note(
          TO_DO
              + "dates: "
              + guess.place().path()
              + " does not tell day from month; check the pattern.");
    }
    object.put(key, read(guess));
  }

  /** Reads a field of the document as a whole. */
  String read(Guess guess) {
    return values.read(guess, use(guess.place()));
  }

  /** The path of a leaf of the document as a whole, which counts as used from now on. */
  String use(Place place) {
    remains.use(place);
    return Jslt.path(base, Place.ROOT, place) + (place.shape().isRepeated() ? "[0]" : "");
  }
}
