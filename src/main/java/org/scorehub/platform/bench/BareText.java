package org.scorehub.platform.bench;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cleans and redacts texts, with patterns for what the sample data holds. */
final class BareText {

  private static final int FEWEST_DIGITS = 6;
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern E_MAIL = Pattern.compile("[\\w.%+-]+@[\\w-]+(\\.[\\w-]+)+");
  private static final Pattern ID = Pattern.compile("\\b\\d{12,19}X?\\b");
  private static final Pattern PHONE = Pattern.compile("\\+?\\b\\d[\\d ().-]{5,18}\\d\\b");

  private BareText() {}

  static @Nullable String clean(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String clean = isPlain(text) ? text : normal(text);
    return clean.isEmpty() ? null : clean;
  }

  static @Nullable String redact(@Nullable String text) {
    String clean = clean(text);
    if (clean == null || !mayNeedRedaction(clean)) {
      return clean;
    }
    String mails = E_MAIL.matcher(clean).replaceAll("[e-mail]");
    return PHONE.matcher(ID.matcher(mails).replaceAll("[id]")).replaceAll("[phone]");
  }

  private static String normal(String text) {
    return SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }

  private static boolean isPlain(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ';
  }

  private static boolean mayNeedRedaction(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@') {
        return true;
      }
      if (c >= '0' && c <= '9') {
        digits++;
      }
    }
    return digits >= FEWEST_DIGITS;
  }
}
