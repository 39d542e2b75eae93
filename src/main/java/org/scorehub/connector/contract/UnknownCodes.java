package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.scorehub.canonical.CanonicalField;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.Translation;
import org.scorehub.mapping.CodeLookup;
import org.scorehub.mapping.Influence;
import org.scorehub.mapping.Mapping;

/** Puts unknown words where codes stand, until every look-up of a mapping has met one. */
final class UnknownCodes {

  private static final String TOPIC = "topic.unmapped";
  private static final Set<String> UNKNOWN = Set.of("code.unknown", TOPIC);
  private static final Set<String> AGAINST_SCHEMA = Set.of("json.schema", "xml.schema");
  private static final String FINDINGS = "/findings/";

  private final InboundDocument document;
  private final NativeBytes bytes;
  private final Set<String> mandatory;
  private final Map<CodeLookup, Meeting> meetings = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** How far a look-up got to see an unknown code. */
  enum Meeting {
    NONE,
    /** Only in documents that break their schema. */
    AGAINST_SCHEMA,
    MET;

    Meeting or(Meeting other) {
      return compareTo(other) < 0 ? other : this;
    }
  }

  private UnknownCodes(ContractSubject subject, InboundDocument document) {
    this.document = document;
    this.bytes = NativeBytes.of(subject.connector().bundle(), document.definition());
    this.mandatory =
        CanonicalField.of(CanonicalTypes.named(document.definition().canonical())).stream()
            .filter(CanonicalField::mandatory)
            .map(CanonicalField::path)
            .collect(Collectors.toSet());
    document.mapping().lookups().forEach(lookup -> meetings.put(lookup, Meeting.NONE));
  }

  /** Searches the examples of a document. */
  static UnknownCodes search(
      ContractSubject subject, InboundDocument document, List<Example> examples) {
    UnknownCodes codes = new UnknownCodes(subject, document);
    for (JsonNode tree : ExampleTrees.of(document, examples).valid()) {
      if (codes.translate(tree) instanceof Translation.Translated) {
        TreePlace.leaves(tree).forEach(place -> codes.lookAt(tree, place));
      }
    }
    return codes;
  }

  Map<CodeLookup, Meeting> meetings() {
    return meetings;
  }

  List<Problem> problems() {
    return problems;
  }

  private void lookAt(JsonNode tree, TreePlace place) {
    for (JsonNode word : UnknownWords.like(place.in(tree))) {
      JsonNode changed = place.with(tree, word);
      alarms(tree, place, changed, word);
      Set<CodeLookup> met = met(changed, word);
      if (!met.isEmpty()) {
        meet(tree, place, changed, met);
      }
    }
  }

  /** A code may decide that there is an alarm; what it is about does not. */
  private void alarms(JsonNode tree, TreePlace place, JsonNode changed, JsonNode word) {
    Mapping alarm = document.alarm().orElse(null);
    if (alarm == null) {
      return;
    }
    alarm.apply(changed).problems().stream()
        .filter(problem -> problem.code().equals(TOPIC) && isUnknown(problem, word))
        .filter(problem -> alarm.apply(changed).output().size() < alarm.apply(tree).output().size())
        .forEach(
            problem ->
                problems.add(
                    Violation.of(
                        String.valueOf(problem.mappingFile()),
                        problem.mappingLine(),
                        "loses an alarm whose topic is unknown, at " + place.path())));
  }

  private static boolean isUnknown(Problem problem, JsonNode word) {
    return UNKNOWN.contains(problem.code()) && word.asText().equals(problem.value());
  }

  /** Look-ups that have not met an unknown code yet and now do. */
  private Set<CodeLookup> met(JsonNode tree, JsonNode word) {
    Set<CodeLookup> met = new HashSet<>();
    for (Problem problem : document.mapping().apply(tree).problems()) {
      if (isUnknown(problem, word)) {
        document.mapping().lookups().stream()
            .filter(lookup -> lookup.file().equals(problem.mappingFile()))
            .filter(lookup -> lookup.line() == problem.mappingLine())
            .filter(lookup -> meetings.get(lookup) != Meeting.MET)
            .forEach(met::add);
      }
    }
    return met;
  }

  private void meet(JsonNode tree, TreePlace place, JsonNode changed, Set<CodeLookup> met) {
    Translation after = translate(changed);
    boolean refused =
        after.problems().stream()
            .anyMatch(problem -> problem.blocking() && AGAINST_SCHEMA.contains(problem.code()));
    met.forEach(l -> meetings.put(l, refused ? Meeting.AGAINST_SCHEMA : Meeting.MET));
    if (!refused) {
      met.forEach(lookup -> check(lookup, tree, place, after));
    }
  }

  private Translation translate(JsonNode tree) {
    return bytes
        .of(tree)
        .map(document::translate)
        .orElseGet(() -> new Translation.Quarantined(List.of(), List.of()));
  }

  private void check(CodeLookup lookup, JsonNode tree, TreePlace place, Translation after) {
    Set<String> decided = Influence.of(document.mapping(), tree).decidedBy(place.path());
    if (!(after instanceof Translation.Translated translated)) {
      if (decided.stream().noneMatch(pointer -> mandatory.contains(general(pointer)))) {
        String what = "refuses the whole document for an unknown code at %s: %s";
        problems.add(violation(lookup, what.formatted(place.path(), blocking(after))));
      }
    } else if (losesItsFinding(tree, decided, CanonicalJson.write(translated.canonical()))) {
      problems.add(violation(lookup, "loses the finding with an unknown code at " + place.path()));
    }
  }

  /** Positions count from 0 in pointers, and are left out in general paths. */
  private static String general(String pointer) {
    return pointer.replaceAll("/\\d+(?=/|$)", "[]");
  }

  private static String blocking(Translation translation) {
    return translation.problems().stream()
        .filter(Problem::blocking)
        .map(Problem::message)
        .findFirst()
        .orElse("it cannot be written");
  }

  /** A code of the whole document may change which findings there are; one of a finding may not. */
  private boolean losesItsFinding(JsonNode tree, Set<String> decided, JsonNode after) {
    JsonNode before = document.mapping().apply(tree).output();
    return decided.stream().allMatch(pointer -> pointer.startsWith(FINDINGS) || pointer.isEmpty())
        && after.path("findings").size() < before.path("findings").size();
  }

  static Problem violation(CodeLookup lookup, String what) {
    String call = "%s(\"%s\") ".formatted(lookup.function(), lookup.list());
    return Violation.of(lookup.file(), lookup.line(), call + what);
  }
}
