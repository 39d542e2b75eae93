package org.scorehub.matching;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.text.FindingReader;

/**
 * The rules of matching, read from {@code mappings/canonical}, {@code mappings/score} and the code
 * lists that {@code mappings/canonical/schemes.csv} names. Checked as a whole when loaded: every
 * topic has exactly one rule, every module and topic that is named exists. Immutable.
 */
public final class MatchingRules {

  private final Map<String, Topic> topics;
  private final Map<String, TopicRule> rules;
  private final Map<String, ScoreModule> modules;
  private final List<Scheme> schemes;
  private final List<Crosswalk> crosswalk;
  private final Severities severities;
  private final SizeHint sizeHint;
  private final List<EscalationRule> escalationRules;
  private final Map<Evidence, Double> confidences;
  private final double personBelow;
  private final FindingReader reader;
  private final CodeAreas areas;
  private final Map<TextPrior, Double> priors;
  private final TextConfidence textConfidence;
  private final String version;

  MatchingRules(RulesReader files) {
    topics = files.topics();
    rules = files.rules();
    modules = files.modules();
    schemes = files.schemes();
    crosswalk = files.crosswalk();
    severities = files.severities();
    sizeHint = files.sizeHint();
    escalationRules = files.escalationRules();
    confidences = files.confidences();
    personBelow = files.personBelow();
    reader = files.reader();
    areas = files.areas();
    priors = files.priors();
    textConfidence = files.textConfidence();
    version = files.version();
  }

  /**
   * Reads and checks all rules.
   *
   * @param files content by project-relative path with '/'; throws IllegalArgumentException for a
   *     path it does not have
   * @throws InvalidRules with every problem of every file
   */
  public static MatchingRules load(Function<String, byte[]> files) {
    return RulesReader.read(files);
  }

  /** Names the content of all rule files: the first 16 hex digits of their SHA-256. */
  public String version() {
    return version;
  }

  /** All topics in the order of their file. */
  public List<Topic> topics() {
    return List.copyOf(topics.values());
  }

  /** Where each topic stands in the schemes of others, in the order of the file of topics. */
  public List<Crosswalk> crosswalk() {
    return crosswalk;
  }

  /** The topic of that code, empty for unknown ones and {@link Topic#UNMAPPED}. */
  public Optional<Topic> topic(String code) {
    return Optional.ofNullable(topics.get(code));
  }

  /** The rule of a topic, empty for unknown ones and {@link Topic#UNMAPPED}. */
  public Optional<TopicRule> rule(String topic) {
    return Optional.ofNullable(rules.get(topic));
  }

  /** The whole training catalogue in the order of its file, newer modules included. */
  public List<ScoreModule> modules() {
    return List.copyOf(modules.values());
  }

  /** The module of that code, empty for unknown ones and {@link ScoreModule#NONE}. */
  public Optional<ScoreModule> module(String code) {
    return Optional.ofNullable(modules.get(code));
  }

  /** The hub's level for a severity as issued, in any case and spacing; empty if not known. */
  public Optional<SeverityLevel> severityLevel(String issued) {
    return Optional.ofNullable(severities.level(issued));
  }

  /**
   * The hub's name of an audit scheme, for example {@code eti} for "SMETA 6.1"; empty if unknown.
   */
  public Optional<String> schemeId(String name) {
    return Optional.ofNullable(scheme(name)).map(Scheme::family);
  }

  /** Whether the code list of that scheme has the code; false for unknown schemes. */
  public boolean knows(String scheme, String code) {
    Scheme known = scheme(scheme);
    return known != null && known.find(code) != null;
  }

  @Nullable Scheme scheme(String name) {
    for (Scheme scheme : schemes) {
      if (scheme.id().equals(name)) {
        return scheme;
      }
    }
    for (Scheme scheme : schemes) {
      if (scheme.isCalled(name)) {
        return scheme;
      }
    }
    return null;
  }

  /** What to consider about the size of a site. */
  public SizeHint sizeHint() {
    return sizeHint;
  }

  List<Scheme> schemes() {
    return schemes;
  }

  /** How much an issue of that severity counts when modules are ranked. */
  public int severityWeight(SeverityLevel level) {
    return severities.weight(level);
  }

  Severities severities() {
    return severities;
  }

  List<EscalationRule> escalationRules() {
    return escalationRules;
  }

  double confidence(Evidence evidence) {
    return confidences.getOrDefault(evidence, 0.0);
  }

  FindingReader reader() {
    return reader;
  }

  CodeAreas areas() {
    return areas;
  }

  double prior(TextPrior prior) {
    return priors.getOrDefault(prior, 0.0);
  }

  double textConfidence(double margin) {
    return textConfidence.of(margin);
  }

  /** The core module that a module is, or that stands in for it; NONE stays NONE. */
  String coreModule(String code) {
    ScoreModule module = modules.get(code);
    return module == null ? ScoreModule.NONE : module.fallback();
  }

  boolean needsPerson(double confidence) {
    return confidence < personBelow;
  }
}
