package org.scorehub.matching;

import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EscalationKind;

/**
 * Answers findings. Order of evidence: a zero-tolerance or business-critical mark wins over every
 * rule; then a topic already set by a mapping or a person; then the native code through the code
 * lists together with the text, which chooses among the topics of the code's area first. Without
 * any of these the topic is {@link Topic#UNMAPPED}, no module is named, and the reason says that a
 * person must look. Thread-safe; answers for all known codes are made once, those for texts kept.
 */
public final class Matcher {

  private final MatchingRules rules;
  private final Answers answers;
  private final TextAnswers texts;
  private final IdentityHashMap<CodeTopic, CodedAnswers> coded = new IdentityHashMap<>();

  /** The answers to one code: without a mark, and with each. */
  private record CodedAnswers(Match plain, Map<EscalationKind, Match> marked) {

    @Nullable Match by(@Nullable EscalationKind mark) {
      return mark == null ? plain : marked.get(mark);
    }
  }

  /** A matcher that names modules of the core catalogue only. */
  public Matcher(MatchingRules rules) {
    this(rules, Set.of());
  }

  /**
   * A matcher that names newer modules too.
   *
   * @param offered codes of newer modules that are offered too, and so are named as they are
   */
  public Matcher(MatchingRules rules, Set<String> offered) {
    this(rules, offered, TextAnswers.KEPT_CHARACTERS);
  }

  /**
   * A matcher with a memory of its own size.
   *
   * @param offered codes of newer modules that are offered too
   * @param keptCharacters how many characters of text, with their answers, it remembers; 0 for none
   */
  public Matcher(MatchingRules rules, Set<String> offered, long keptCharacters) {
    this.rules = rules;
    this.answers = new Answers(rules, new OfferedModules(rules, offered));
    this.texts = new TextAnswers(rules, answers, keptCharacters);
    for (Scheme scheme : rules.schemes()) {
      scheme.topics().values().forEach(code -> coded.put(code, answersTo(scheme, code)));
    }
  }

  /** The rules it answers by. */
  public MatchingRules rules() {
    return rules;
  }

  /** Never throws; the same signal has the same answer. */
  public Match match(FindingSignal signal) {
    EscalationKind mark = rules.severities().mark(signal);
    Scheme scheme = signal.scheme() == null ? null : rules.scheme(signal.scheme());
    CodeTopic code = scheme == null || signal.code() == null ? null : scheme.find(signal.code());
    Topic given = signal.topic() == null ? null : rules.topic(signal.topic()).orElse(null);
    if (given != null && (code == null || !code.topic().equals(given.code()))) {
      return answers.answer(given(given, scheme, code), mark);
    }
    String text = signal.text();
    Match known =
        text == null || text.isBlank()
            ? byCode(code, mark)
            : texts.answer(text, signal.language(), scheme, code, mark);
    return known == null ? answers.unmapped(unusable(signal, scheme), mark) : known;
  }

  /**
   * The answer to a finding whose topic a person has decided. A mark of the buyer still escalates.
   *
   * @param topic a topic of these rules
   * @param why who decided, and where that is kept
   * @throws IllegalArgumentException if the rules have no such topic
   */
  public Match decided(FindingSignal signal, String topic, Reason why) {
    Topic decided =
        rules.topic(topic).orElseThrow(() -> new IllegalArgumentException("no topic " + topic));
    Scheme scheme = signal.scheme() == null ? null : rules.scheme(signal.scheme());
    CodeTopic code = scheme == null || signal.code() == null ? null : scheme.find(signal.code());
    Answers.Found found =
        Answers.Found.of(decided, rules.confidence(Evidence.PERSON), List.of(why));
    return answers.answer(
        scheme == null || code == null
            ? found
            : found.named(scheme.amforiPa(code.code()), scheme.etiClause(code.code())),
        rules.severities().mark(signal));
  }

  private @Nullable Match byCode(@Nullable CodeTopic code, @Nullable EscalationKind mark) {
    CodedAnswers known = code == null ? null : coded.get(code);
    return known == null ? null : known.by(mark);
  }

  private CodedAnswers answersTo(Scheme scheme, CodeTopic code) {
    Answers.Found found = found(scheme, code);
    Map<EscalationKind, Match> marked = new EnumMap<>(EscalationKind.class);
    for (EscalationKind kind : EscalationKind.values()) {
      marked.put(kind, answers.answer(found, kind));
    }
    return new CodedAnswers(answers.answer(found, null), marked);
  }

  private Answers.Found found(Scheme scheme, CodeTopic code) {
    Topic topic = rules.topic(code.topic()).orElseThrow();
    List<Reason> reasons = List.of(CodeReasons.of(scheme, code));
    return Answers.Found.of(topic, rules.confidence(code.evidence()), reasons)
        .named(scheme.amforiPa(code.code()), scheme.etiClause(code.code()));
  }

  private Answers.Found given(Topic topic, @Nullable Scheme scheme, @Nullable CodeTopic code) {
    Reason reason =
        new Reason(
            Topic.FILE + "#" + topic.code(),
            "Topic " + topic.code() + " was set by the mapping or by a person");
    Answers.Found found =
        Answers.Found.of(topic, rules.confidence(Evidence.TOPIC), List.of(reason));
    return scheme == null || code == null
        ? found
        : found.named(scheme.amforiPa(code.code()), scheme.etiClause(code.code()));
  }

  private static Reason unusable(FindingSignal signal, @Nullable Scheme scheme) {
    if (signal.text() != null && !signal.text().isBlank()) {
      return new Reason(
          TextRulesReader.RULES, "No rule speaks of the words of its text: a person must look");
    }
    if (signal.code() == null) {
      return new Reason(Scheme.FILE, "No code to go by: a person must look");
    }
    return scheme == null
        ? new Reason(Scheme.FILE, "No code list for its scheme: a person must look")
        : new Reason(
            Scheme.FILE + "#" + scheme.id(),
            "Code "
                + signal.code()
                + " is not in the list of "
                + scheme.id()
                + ": a person must look");
  }
}
