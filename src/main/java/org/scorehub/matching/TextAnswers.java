package org.scorehub.matching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EscalationKind;

/**
 * Answers findings by their words. Answers are kept by code, language and text, as auditors repeat
 * themselves; the rules of one matcher never change. Thread-safe.
 */
final class TextAnswers {

  /** Characters of text kept in all, if nobody says otherwise. */
  static final long KEPT_CHARACTERS = 4_000_000;

  private record Key(@Nullable String rule, @Nullable String language, String text) {}

  private record Known(Answers.@Nullable Found found, @Nullable Match plain) {
    static final Known NOTHING = new Known(null, null);
  }

  private final MatchingRules rules;
  private final Answers answers;
  private final TextChoice choice;
  private final Cache<Key, Known> known;

  TextAnswers(MatchingRules rules, Answers answers, long keptCharacters) {
    this.rules = rules;
    this.answers = answers;
    this.choice = new TextChoice(rules);
    this.known =
        Caffeine.newBuilder()
            .maximumWeight(keptCharacters)
            .weigher((Key key, Known value) -> key.text().length() + 200)
            .executor(Runnable::run)
            .build();
  }

  /** The answer by words and code; null if they say nothing. */
  @Nullable Match answer(
      String text,
      @Nullable String language,
      @Nullable Scheme scheme,
      @Nullable CodeTopic code,
      @Nullable EscalationKind mark) {
    Key key = new Key(code == null ? null : code.rule(), language, text);
    Known answer = known.getIfPresent(key);
    if (answer == null) {
      answer = read(key, scheme, code);
      known.put(key, answer);
    }
    return mark == null || answer.found() == null
        ? answer.plain()
        : answers.answer(answer.found(), mark);
  }

  private Known read(Key key, @Nullable Scheme scheme, @Nullable CodeTopic code) {
    Answers.Found found =
        choice.choose(rules.reader().read(key.text(), key.language()), scheme, code);
    return found == null ? Known.NOTHING : new Known(found, answers.answer(found, null));
  }
}
