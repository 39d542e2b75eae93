package org.scorehub.web.evidence;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.LocalisedText;

/**
 * The words of a finding in every language that it has.
 *
 * @param text where there are several, each in a line that begins with its language in brackets;
 *     null if there are none
 * @param language BCP 47 of the first; null if not known
 */
record FindingWords(@Nullable String text, @Nullable String language) {

  static final FindingWords NONE = new FindingWords(null, null);

  static FindingWords of(List<LocalisedText> texts) {
    if (texts.isEmpty()) {
      return NONE;
    }
    LocalisedText first = texts.get(0);
    return texts.size() == 1
        ? new FindingWords(first.getText(), first.getLanguage())
        : new FindingWords(
            texts.stream()
                .map(text -> '[' + named(text.getLanguage()) + "] " + text.getText())
                .collect(Collectors.joining("\n")),
            first.getLanguage());
  }

  private static String named(@Nullable String language) {
    return language == null ? "?" : language;
  }
}
