package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the findings and area ratings of an audit. */
final class FindingsDraft {

  private static final String TO_DO = CodeLists.TO_DO;

  private final MappingDraft mapping;
  private final Remains remains;
  private boolean texts;
  private @Nullable Guess number;

  FindingsDraft(MappingDraft mapping) {
    this.mapping = mapping;
    this.remains = mapping.remains();
  }

  void addTo(ObjectText audit) {
    ListGuess findings = mapping.analysis().findings();
    ListGuess areas = mapping.analysis().areas();
    if (areas != null) {
      remains.use(areas.place());
      audit.put("areaRatings", areaRatings(areas.place(), areas.fields()));
    } else if (findings != null && isRated(findings)) {
      audit.put("areaRatings", areaRatings(findings.outer(), findings.outerFields()));
    }
    if (findings == null) {
      audit.note(
          TO_DO + "fields: no list of findings was found; without one no training is recommended.");
      return;
    }
    String item = mapping.analysis().isGrouped() ? "$row" : "$item";
    ObjectText finding = finding(findings, item);
    if (texts) {
      mapping.define(
          """
          def text(words, language)
            let text = redact($words)
            if ($text) {"text": $text, "language": $language}""");
    }
    String parameters = item.substring(1) + (findings.isNested() ? ", area" : "");
    mapping.define("def finding(" + parameters + ")\n" + indented(finding));
    if (mapping.analysis().isGrouped()) {
      rows(audit, findings);
    } else {
      audit.put("findings", loop(findings));
    }
  }

  private static String indented(ObjectText object) {
    return object.lines().stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
  }

  private static boolean isRated(ListGuess findings) {
    return findings.outerField("area").isPresent()
        && findings.outerField("rating/value").isPresent();
  }

  private String areaRatings(Place list, List<Guess> fields) {
    Map<String, String> read = new HashMap<>();
    fields.forEach(g -> read.put(g.target().path(), read(g, "", list)));
    String scale = Jslt.quoted(mapping.scheme() + " area rating");
    return "[for (%s) {\"area\": %s, \"rating\": {\"value\": %s, \"scale\": %s}}\n  if (%s and %s)]"
        .formatted(
            Jslt.path(mapping.base(), Place.ROOT, list),
            read.get("area"),
            read.get("rating/value"),
            scale,
            read.get("area"),
            read.get("rating/value"));
  }

  private String loop(ListGuess findings) {
    remains.use(findings.place());
    if (!findings.isNested()) {
      return "[for (%s) finding(.)]".formatted(Jslt.path("", Place.ROOT, findings.place()));
    }
    remains.use(findings.outer());
    return "compact(flatten([for (%s) let area = (.) [for (%s) finding(., $area)]]))"
        .formatted(
            Jslt.path("", Place.ROOT, findings.outer()),
            Jslt.path("", findings.outer(), findings.place()));
  }

  private void rows(ObjectText audit, ListGuess findings) {
    String present =
        findings.fields().stream()
            .filter(
                g ->
                    Set.of("nativeId", "nativeCode", "text", "severity")
                        .contains(g.target().path()))
            .map(g -> Jslt.path("", Place.ROOT, g.place()))
            .collect(Collectors.joining(" or "));
    audit.put(
        "findings",
        present.isEmpty()
            ? "[for (.rows) finding(.)]"
            : "[for (.rows) finding(.) if (%s)]".formatted(present));
  }

  private ObjectText finding(ListGuess list, String item) {
    ObjectText finding = new ObjectText();
    nativeId(finding, list, item);
    put(finding, list, "nativeCode", item);
    area(finding, list, item);
    new TopicDraft(mapping, list, item).addTo(finding);
    put(finding, list, "answer", item);
    severity(finding, list, item);
    put(finding, list, "status", item);
    text(finding, list, item);
    put(finding, list, "law", item);
    put(finding, list, "dueOn", item);
    list.field("evidenceKinds")
        .ifPresent(
            g ->
                finding.put(
                    "evidenceKinds",
                    mapping
                        .values()
                        .codes(g, use(g, item, list.place()), g.place().shape().isRepeated())));
    list.fields().stream()
        .filter(g -> g.target().form() == FieldTarget.Form.CONTACT)
        .forEach(g -> remains.use(g.place()));
    rest(finding, list, item);
    return finding;
  }

  /** Numbers that start again with each audit would make one finding of many. */
  private void nativeId(ObjectText finding, ListGuess list, String item) {
    Guess id = list.field("nativeId").orElse(null);
    if (id == null
        || id.traits().values().stream().anyMatch(v -> !v.matches("[A-Za-z]?\\d{1,3}"))) {
      put(finding, list, "nativeId", item);
    } else if (list.field("nativeCode").isPresent()) {
      finding.note(
          TO_DO
              + "key: %s starts again with each audit, so findings are told apart by their code; is there an id that lasts?"
                  .formatted(id.place().path()));
      remains.use(id.place());
      number = id;
      mapping.keptBeside(id.place());
    } else {
      finding.note(
          TO_DO
              + "key: %s starts again with each audit, so the audit's id goes before it; a follow-up needs that of the audit that raised it."
                  .formatted(id.place().path()));
      String read = read(id, item, list.place());
      finding.put(
          "nativeId", "if (%s) clean(%s) + \"/\" + %s".formatted(read, mapping.keyPath(), read));
    }
  }

  private void put(ObjectText finding, ListGuess list, String path, String item) {
    list.field(path).ifPresent(g -> finding.put(path, read(g, item, list.place())));
  }

  private void area(ObjectText finding, ListGuess list, String item) {
    Optional<Guess> outer = list.outerField("area");
    if (list.field("nativeArea").isPresent()) {
      put(finding, list, "nativeArea", item);
    } else if (outer.isPresent()) {
      finding.put("nativeArea", read(outer.get(), "$area", list.outer()));
    }
  }

  private void severity(ObjectText finding, ListGuess list, String item) {
    Optional<Guess> severity = list.field("severity");
    if (severity.isEmpty()) {
      finding.note(TO_DO + "codes: nothing looks like a severity.");
      finding.put("severity", "{\"level\": \"UNRATED\"}");
      return;
    }
    Guess guess = severity.get();
    finding.put(
        "severity",
        "{\"issued\": clean(%s), \"level\": %s}"
            .formatted(use(guess, item, list.place()), read(guess, item, list.place())));
  }

  private void text(ObjectText finding, ListGuess list, String item) {
    Optional<Guess> text = list.field("text");
    if (text.isEmpty()) {
      finding.note(TO_DO + "fields: nothing looks like the words of a finding.");
      return;
    }
    texts = true;
    Guess guess = text.get();
    boolean repeated = guess.place().isRepeatedBelow(list.place());
    boolean element = guess.place().shape().name().equals(XmlSamples.TEXT);
    Place many = element ? guess.place().parent() : guess.place();
    String path = use(guess, item, list.place());
    String language = language(list, item, many);
    if (!language.startsWith("$")) {
      finding.note(TO_DO + "words: the language of the texts was guessed, or is not known.");
    }
    if (repeated && element) {
      remains.use(many);
      finding.put(
          "texts",
          "compact([for (%s) text(.\"#text\", %s)])"
              .formatted(Jslt.path(item, list.place(), many), language.replace(item, ".")));
    } else if (repeated) {
      finding.put("texts", "compact([for (%s) text(., %s)])".formatted(path, language));
    } else {
      finding.put("texts", "compact([text(%s, %s)])".formatted(path, language));
    }
  }

  private String language(ListGuess list, String item, Place many) {
    Optional<Guess> field = list.field("language");
    if (field.isPresent()) {
      return read(field.get(), item, list.place());
    }
    Shape attribute = many.shape().get("@lang");
    if (attribute != null && attribute.isLeaf()) {
      Place place = many.child(attribute);
      remains.use(place);
      return many.shape().isRepeated() ? item + "\"@lang\"" : Jslt.path(item, list.place(), place);
    }
    return "null";
  }

  private void rest(ObjectText finding, ListGuess list, String item) {
    boolean grouped = mapping.analysis().isGrouped();
    Shape shape = grouped ? mapping.shape() : list.place().shape();
    for (Place leaf : remains.unused(list.place(), shape)) {
      finding.note(MappingDraft.unplaced(leaf));
    }
    List<String> parts = new ArrayList<>();
    if (number != null) {
      String path = Jslt.path(item, list.place(), number.place());
      parts.add("{%s: clean(%s)}".formatted(Jslt.quoted(number.place().path()), path));
    }
    parts.addAll(remains.expressions(item, list.place(), list.place(), shape));
    finding.put("extensions", String.join("\n  + ", parts));
  }

  private String read(Guess guess, String base, Place from) {
    return mapping.values().read(guess, use(guess, base, from));
  }

  private String use(Guess guess, String base, Place from) {
    remains.use(guess.place());
    return Jslt.path(base, from, guess.place());
  }
}
