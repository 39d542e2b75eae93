package org.scorehub.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people write into a field: spaces around it do not count, and nothing is no value. */
final class FormText {

  private FormText() {}

  /** The text without spaces around it; null if nothing is left. */
  static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** A code as the lists have it: the text in upper case. */
  static @Nullable String code(@Nullable String text) {
    String given = given(text);
    return given == null ? null : given.toUpperCase(Locale.ROOT);
  }
}
