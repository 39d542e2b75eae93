package org.scorehub.web;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Texts of the pages in the reader's language, from the bundles {@code messages/*.properties}. */
@Component
public class Texts {

  private static final Pattern GAPS = Pattern.compile("[^a-z0-9]+");

  private final MessageSource messages;
  private final Reader reader;

  Texts(MessageSource messages, Reader reader) {
    this.messages = messages;
    this.reader = reader;
  }

  /**
   * The text of a key.
   *
   * @throws org.springframework.context.NoSuchMessageException if no bundle has the key
   */
  public String get(String key, Object... parameters) {
    return messages.getMessage(key, parameters, reader.locale());
  }

  /** The text of a key in the reader's language; what else to say if no bundle has the key. */
  public String getOr(String key, String otherwise) {
    String found = messages.getMessage(key, null, otherwise, reader.locale());
    return found == null ? otherwise : found;
  }

  /** The word for a code, under a prefix of keys; the code itself if no bundle has it. */
  public String ofCode(String prefix, String code) {
    return getOr(prefix + "." + slug(code), code);
  }

  /**
   * The title of a code of the catalogues under {@code mappings/}. They are in English; the
   * translations are this project's own.
   */
  public String term(String catalogue, String code, String title) {
    return getOr("terms." + catalogue + "." + slug(code), title);
  }

  /** Words as a list: {@code a, b}. Empty for none. */
  public String list(Collection<String> words) {
    return words.stream().reduce((a, b) -> get("common.list", a, b)).orElse("");
  }

  /**
   * What an exception says, for a reader. The code says it once, in English, as programs get it;
   * its translation stands under {@code error.} and the {@linkplain #slug words of the sentence}.
   * Without one it is said in English.
   */
  public String said(@Nullable String sentence) {
    return sentence == null ? "" : getOr("error." + slug(sentence), sentence);
  }

  /** What is not there, or not for this reader. */
  public String said(NotVisible e) {
    return get("error.not-visible", getOr("error.thing." + slug(e.what()), e.what()), e.id());
  }

  /** A text as a part of a key: its words in lower case, with dashes between. */
  public static String slug(String text) {
    return GAPS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip().replace(' ', '-');
  }
}
