package org.scorehub.matching;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.text.Concept;
import org.scorehub.matching.text.FindingReader;
import org.scorehub.matching.text.TextRule;
import org.scorehub.matching.text.Vocabulary;

/** Reads the concepts, their words in every language, and the rules that speak of them. */
final class TextRulesReader {

  static final String FOLDER = "mappings/canonical/concepts/";
  static final String CONCEPTS = FOLDER + "concepts.csv";
  static final String LANGUAGES = FOLDER + "languages.csv";
  static final String RULES = "mappings/canonical/text-rules.csv";

  private final Function<String, byte[]> files;
  private final Set<String> topics;
  private final RuleProblems problems;
  private final Vocabulary vocabulary;

  private TextRulesReader(
      Function<String, byte[]> files, Set<String> topics, RuleProblems problems) {
    this.files = files;
    this.topics = topics;
    this.problems = problems;
    this.vocabulary =
        new Vocabulary(
            keyed(CONCEPTS, "concept", "gloss", "group").stream()
                .map(row -> new Concept(row.text("concept"), row.text("gloss"), row.text("group")))
                .toList());
  }

  static FindingReader read(
      Function<String, byte[]> files, Set<String> topics, RuleProblems problems) {
    TextRulesReader reader = new TextRulesReader(files, topics, problems);
    reader.readLanguages();
    return new FindingReader(reader.vocabulary, reader.rules());
  }

  private List<RuleRow> keyed(String file, String... columns) {
    return RuleFile.keyedRows(files, file, problems, columns);
  }

  private void readLanguages() {
    for (RuleRow row : keyed(LANGUAGES, "language", "name", "script", "function_words")) {
      UnicodeScript script = script(row);
      if (script != null) {
        String language = row.text("language");
        vocabulary.add(language, script, row.parts("function_words", ";"), terms(language));
      }
    }
  }

  private @Nullable UnicodeScript script(RuleRow row) {
    try {
      return UnicodeScript.forName(row.text("script"));
    } catch (IllegalArgumentException e) {
      problems.add(row, "script", "rules.value", "must be a script of Unicode, as Latin or Han");
      return null;
    }
  }

  private Map<String, List<String>> terms(String language) {
    Map<String, List<String>> terms = new LinkedHashMap<>();
    for (RuleRow row : keyed(FOLDER + language + ".csv", "concept", "terms")) {
      if (isConcept(row, "concept", row.text("concept"))) {
        row.parts("terms", ";").forEach(term -> add(language, term, row, terms));
      }
    }
    return terms;
  }

  private void add(String language, String term, RuleRow row, Map<String, List<String>> terms) {
    String folded = Vocabulary.folded(language, term);
    if (folded.isEmpty() || folded.startsWith("*")) {
      problems.add(row, "terms", "rules.value", "has a term without a beginning: " + term);
      return;
    }
    List<String> concepts = terms.computeIfAbsent(folded, key -> new ArrayList<>(1));
    String concept = row.text("concept");
    if (concepts.contains(concept)) {
      return;
    }
    String rival = rival(concept, concepts);
    if (rival == null) {
      concepts.add(concept);
    } else {
      problems.add(
          row, "terms", "rules.duplicate", term + " leads to " + rival + " of the same group");
    }
  }

  private @Nullable String rival(String concept, List<String> others) {
    return others.stream()
        .filter(other -> group(other).equals(group(concept)))
        .findFirst()
        .orElse(null);
  }

  private String group(String concept) {
    Concept known = vocabulary.concept(concept);
    return known == null ? "" : known.group();
  }

  private boolean isConcept(RuleRow row, String column, String concept) {
    boolean known = vocabulary.concept(concept) != null;
    if (!known) {
      problems.add(row, column, "rules.reference", "is not a concept: " + concept);
    }
    return known;
  }

  private List<TextRule> rules() {
    List<TextRule> rules = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (RuleRow row :
        RuleFile.rows(files, RULES, problems, "topic", "when", "unless", "weight", "source")) {
      TextRule rule = rule(row);
      if (!keys.add(rule.reference())) {
        problems.add(row, "when", "rules.duplicate", "has a row already: " + rule.reference());
      }
      rules.add(rule);
    }
    return List.copyOf(rules);
  }

  private TextRule rule(RuleRow row) {
    String topic = row.text("topic");
    if (!topics.isEmpty() && !topics.contains(topic)) {
      problems.add(row, "topic", "rules.reference", "is not a topic: " + topic);
    }
    List<List<String>> when =
        row.parts("when", ";").stream().map(group -> known(row, "when", group, "\\|")).toList();
    if (when.isEmpty()) {
      problems.add(row, "when", "rules.value", "must name a concept");
    }
    String key = topic + ":" + String.join("+", row.parts("when", ";")).replace(" ", "");
    return new TextRule(
        topic,
        when,
        known(row, "unless", row.text("unless"), ";"),
        row.number("weight", problems),
        RULES + "#" + key.toLowerCase(Locale.ROOT));
  }

  private List<String> known(RuleRow row, String column, String cell, String separator) {
    return Arrays.stream(cell.split(separator, -1))
        .map(String::strip)
        .filter(concept -> !concept.isEmpty() && isConcept(row, column, concept))
        .toList();
  }
}
