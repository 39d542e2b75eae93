package org.scorehub.mapping;

import java.util.regex.Pattern;

/**
 * Name under which one call of a hub function is known to JSLT. JSLT does not tell a function where
 * it was called, so each call in the text gets a function object, and a name, of its own.
 */
final class FunctionAlias {

  private static final Pattern SUFFIX = Pattern.compile("(?<=[a-z])--\\d+\\b");

  private FunctionAlias() {}

  static String of(String function, int number) {
    return function + "--" + number;
  }

  /** Gives people the name that they wrote. */
  static String strip(String message) {
    return SUFFIX.matcher(message).replaceAll("");
  }
}
