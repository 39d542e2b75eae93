package org.scorehub.mapping;

import java.util.Locale;

/**
 * Rules by which identifiers guard against typing errors. Each is only asked about values that fit
 * the pattern of their scheme.
 */
public enum CheckDigit {
  /** Nothing to check. */
  NONE {
    @Override
    boolean passes(String value) {
      return true;
    }
  },

  /** GS1: weights 3 and 1 from the right, sum modulo 10. */
  GLN {
    @Override
    boolean passes(String value) {
      int sum = 0;
      for (int i = 0; i < value.length(); i++) {
        int weight = (value.length() - i) % 2 == 0 ? 3 : 1;
        sum += weight * (value.charAt(i) - '0');
      }
      return sum % 10 == 0;
    }
  },

  /**
   * Open Supply Hub ({@code os_id.py}): character codes of the country plus Crockford base-32
   * values of the rest, modulo 32.
   */
  OS_ID {
    @Override
    boolean passes(String value) {
      int last = value.length() - 1;
      int sum = value.charAt(0) + value.charAt(1);
      for (int i = 2; i < last; i++) {
        int digit = BASE_32.indexOf(value.charAt(i));
        if (digit < 0) {
          return false;
        }
        sum += digit;
      }
      return BASE_32.charAt(sum % BASE_32.length()) == value.charAt(last);
    }
  },

  /** ISO 7064 mod 97-10: letters as two digits, the whole modulo 97 is 1. */
  LEI {
    @Override
    boolean passes(String value) {
      int remainder = 0;
      for (int i = 0; i < value.length(); i++) {
        int digit = Character.digit(value.charAt(i), 36);
        remainder = (remainder * (digit < 10 ? 10 : 100) + digit) % 97;
      }
      return remainder == 1;
    }
  };

  private static final String BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  abstract boolean passes(String value);

  /**
   * @throws IllegalArgumentException if there is no such rule
   */
  static CheckDigit named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
