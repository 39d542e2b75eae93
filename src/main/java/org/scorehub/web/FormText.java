package org.scorehub.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people write into a field: spaces around it do not count, and nothing is no value. */
public final class FormText {

  private FormText() {}

  /** The text without spaces around it; null if nothing is left. */
  public static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /**
   * A text that must be there, without spaces around it.
   *
   * @param most characters
   * @throws IllegalArgumentException if it is not, or is longer; names the field
   */
  public static String required(String field, @Nullable String text, int most) {
    String given = given(text);
    if (given == null || given.length() > most) {
      throw new IllegalArgumentException(field + " must have 1 to " + most + " characters");
    }
    return given;
  }

  /** A code as the lists have it: the text in upper case. */
  public static @Nullable String code(@Nullable String text) {
    String given = given(text);
    return given == null ? null : given.toUpperCase(Locale.ROOT);
  }
}
