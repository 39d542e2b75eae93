package org.scorehub.matching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.scorehub.matching.text.FindingReader;

/** Reads all rule files and checks that they agree with each other. */
final class RulesReader {

  private final RuleProblems problems = new RuleProblems();
  private final SortedMap<String, byte[]> read = new TreeMap<>();
  private final Function<String, byte[]> files;

  private final Map<String, Topic> topics = new LinkedHashMap<>();
  private final Map<String, ScoreModule> modules = new LinkedHashMap<>();
  private final Map<String, TopicRule> rules = new LinkedHashMap<>();
  private final List<Scheme> schemes = new ArrayList<>();
  private final List<Crosswalk> crosswalk = new ArrayList<>();
  private final List<EscalationRule> escalationRules = new ArrayList<>();
  private final Severities severities;
  private final SizeHint sizeHint;
  private final Map<Evidence, Double> confidences;
  private final double personBelow;
  private final CodeAreas areas = new CodeAreas();
  private final FindingReader reader;
  private final Map<TextPrior, Double> priors;
  private final TextConfidence textConfidence;

  private RulesReader(Function<String, byte[]> files) {
    this.files = path -> read.computeIfAbsent(path, files);
    readTopics();
    readModules();
    readRules();
    readSchemes();
    readEscalationRules();
    severities = readSeverities();
    List<RuleRow> sure = keyed(Evidence.FILE, "evidence", "confidence");
    confidences = Evidence.confidences(sure, problems);
    personBelow = Evidence.personBelow(sure, problems);
    sizeHint =
        new SizeHint(
            keyed(SizeHint.FILE, "hint", "workers_from", "workers_until", "text", "source"),
            problems);
    reader = TextRulesReader.read(this.files, topics.keySet(), problems);
    priors = TextPrior.values(keyed(TextPrior.FILE, "prior", "value"), problems);
    textConfidence =
        new TextConfidence(keyed(TextConfidence.FILE, "margin_from", "confidence"), problems);
  }

  static MatchingRules read(Function<String, byte[]> files) {
    RulesReader reader = new RulesReader(files);
    reader.problems.throwIfAny();
    return new MatchingRules(reader);
  }

  private List<RuleRow> keyed(String file, String... columns) {
    return RuleFile.keyedRows(files, file, problems, columns);
  }

  private void readTopics() {
    List<RuleRow> rows =
        keyed(
            Topic.FILE,
            "topic",
            "title",
            "parent",
            "amfori_pa",
            "eti_clause",
            "smeta_6_1",
            "smeta_7_0",
            "slcp_section",
            "ilo_convention",
            "version",
            "source");
    rows.forEach(row -> crosswalk.add(Crosswalk.of(row, problems)));
    rows.forEach(row -> topics.put(row.text("topic"), Topic.of(row)));
    rows.forEach(areas::add);
    rows.forEach(row -> checkTopic(row, "parent", ""));
  }

  private void readModules() {
    List<RuleRow> rows =
        keyed(
            ScoreModule.FILE,
            "code",
            "title",
            "core_tools",
            "problems_addressed",
            "prerequisite",
            "days",
            "visits",
            "core",
            "fallback",
            "marks");
    rows.forEach(row -> modules.put(row.text("code"), ScoreModule.of(row, problems)));
    rows.forEach(this::checkModuleRow);
  }

  private void checkModuleRow(RuleRow row) {
    for (String needed : row.parts("prerequisite", "\\|")) {
      if (!modules.containsKey(needed)) {
        problems.add(row, "prerequisite", "rules.reference", "is not a module: " + needed);
      }
    }
    ScoreModule stand = modules.get(row.text("fallback"));
    boolean named = !row.text("fallback").isEmpty() && !row.text("fallback").equals("NONE");
    if (named && (stand == null || !stand.core())) {
      problems.add(row, "fallback", "rules.reference", "is not a core module");
    }
  }

  private void readRules() {
    List<RuleRow> rows =
        keyed(TopicRule.FILE, "topic", "primary", "secondary", "escalate", "rationale", "source");
    for (RuleRow row : rows) {
      checkTopic(row, "topic");
      checkModule(row, "primary");
      checkModule(row, "secondary");
      rules.put(row.text("topic"), TopicRule.of(row, problems));
    }
    if (!rules.isEmpty()) {
      topics.keySet().stream().filter(topic -> !rules.containsKey(topic)).forEach(this::addNoRule);
    }
  }

  private void addNoRule(String topic) {
    problems.addFile(TopicRule.FILE, "rules.missing", "has no row for topic " + topic);
  }

  private void readSchemes() {
    for (RuleRow row : schemeRows()) {
      String names = row.text("names");
      if (!names.equals(Scheme.AMFORI_PA) && !names.equals(Scheme.ETI_CLAUSE)) {
        problems.add(row, "names", "rules.value", "must be amfori_pa or eti_clause");
      }
      List<RuleRow> codes = keyed(row.text("codes"), "theirs", "ours", "note");
      codes.forEach(code -> checkTopic(code, "ours"));
      schemes.add(Scheme.of(row, codes.stream().map(CodeTopic::of).toList()));
    }
    schemes.replaceAll(this::complete);
  }

  private List<RuleRow> schemeRows() {
    return keyed(Scheme.FILE, "scheme", "family", "edition", "words", "codes", "names", "source");
  }

  /** An edition with the codes of its family. */
  private Scheme complete(Scheme scheme) {
    Scheme family =
        schemes.stream().filter(s -> s.id().equals(scheme.family())).findFirst().orElse(null);
    if (family == null) {
      problems.addFile(
          Scheme.FILE, "rules.reference", scheme.id() + " is an edition of no scheme listed");
    }
    return family == null || !scheme.isEdition() ? scheme : scheme.within(family);
  }

  private void readEscalationRules() {
    List<RuleRow> rows =
        RuleFile.rows(
            files,
            EscalationRule.FILE,
            problems,
            "kind",
            "scheme",
            "topic",
            "clock",
            "hours",
            "visible_to",
            "source");
    for (RuleRow row : rows) {
      checkTopic(row, "topic", EscalationRule.ANY);
      EscalationRule rule = EscalationRule.of(row, problems);
      if (rule != null) {
        escalationRules.add(rule);
      }
    }
  }

  private Severities readSeverities() {
    List<RuleRow> words = keyed(Severities.WORDS_FILE, "issued", "level", "escalation");
    return new Severities(words, keyed(Severities.WEIGHTS_FILE, "level", "weight"), problems);
  }

  private void checkTopic(RuleRow row, String column, String... alsoAllowed) {
    String topic = row.text(column);
    boolean known = topics.containsKey(topic) || List.of(alsoAllowed).contains(topic);
    if (!known && !topics.isEmpty()) {
      problems.add(row, column, "rules.reference", "is not a topic: " + topic);
    }
  }

  private void checkModule(RuleRow row, String column) {
    String module = row.text(column);
    boolean known = modules.containsKey(module) || module.equals(ScoreModule.NONE);
    if (!known && !modules.isEmpty()) {
      problems.add(row, column, "rules.reference", "is not a module: " + module);
    }
  }

  Map<String, Topic> topics() {
    return Collections.unmodifiableMap(topics);
  }

  Map<String, TopicRule> rules() {
    return Collections.unmodifiableMap(rules);
  }

  Map<String, ScoreModule> modules() {
    return Collections.unmodifiableMap(modules);
  }

  List<Scheme> schemes() {
    return List.copyOf(schemes);
  }

  List<Crosswalk> crosswalk() {
    return crosswalk.stream().map(row -> row.withQuestions(schemes)).toList();
  }

  Severities severities() {
    return severities;
  }

  SizeHint sizeHint() {
    return sizeHint;
  }

  List<EscalationRule> escalationRules() {
    return List.copyOf(escalationRules);
  }

  Map<Evidence, Double> confidences() {
    return confidences;
  }

  FindingReader reader() {
    return reader;
  }

  CodeAreas areas() {
    return areas;
  }

  Map<TextPrior, Double> priors() {
    return priors;
  }

  TextConfidence textConfidence() {
    return textConfidence;
  }

  double personBelow() {
    return personBelow;
  }

  String version() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      read.forEach(
          (path, bytes) -> {
            digest.update((path + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
          });
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
