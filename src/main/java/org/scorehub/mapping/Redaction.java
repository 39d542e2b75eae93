package org.scorehub.mapping;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of free text what points to a single worker: e-mail addresses, numbers of identity
 * papers, phone numbers. Works by pattern, so it finds what looks like one; names are not found.
 */
public final class Redaction {

  private static final int FEWEST_DIGITS = 6;
  private static final int WIDEST_GAP = 2;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern E_MAIL =
      pattern("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{2,63}){1,5}");

  /**
   * Chinese resident id (17 digits and a check character), Pakistani CNIC (5-7-1), Indian Aadhaar
   * (4 4 4), any run of 12 to 19 digits.
   */
  private static final List<Pattern> IDS =
      List.of(
          pattern("(?<![\\w.-])\\d{17}[\\dX](?!\\w)"),
          pattern("(?<![\\w.-])\\d{5}-\\d{7}-\\d(?!\\w)"),
          pattern("(?<![\\w.-])\\d{4}([ -])\\d{4}\\1\\d{4}(?!\\w|[ -]?\\d)"),
          pattern("(?<![\\w.+])(?!00)\\d{12,19}(?!\\w)"));

  /** What stands behind a word for a paper, which need not be all digits. */
  private static final Pattern NAMED_ID =
      pattern(
          "(?<=(?:\\b(?:NID|CNIC|Aadhaar|NIK|passport|ID card|ID no|ID number|CCCD|CMND)"
              + "|身份证|身份证号|身份证号码)(?:\\.? (?:no\\.?|number)|\\.)?[ :：#]{1,3})"
              + "(?=[A-Z]{0,3}\\d)[A-Z0-9-]{6,20}(?!\\w)");

  private static final List<String> NAMES_OF_IDS =
      List.of("NID", "CNIC", "Aadhaar", "NIK", "passport", "ID ", "CCCD", "CMND", "身份证");

  /** All letters that count as the first of those names where case does not matter. */
  private static final String INITIALS_OF_IDS = "NnCcAaPpIi\u0130\u0131身";

  /** International form, Chinese mobile, national form with a leading zero, or behind a word. */
  private static final List<Pattern> PHONES =
      List.of(
          pattern("(?<![\\w])(?:\\+|00(?=[1-9]))\\d(?:[ ().-]{0,2}\\d){6,14}(?!\\w)"),
          pattern("(?<![\\w.,-])1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\w)"),
          pattern("(?<![\\w.,-])\\(?0\\d{1,4}\\)?(?:[ .-]?\\d){6,9}(?!\\w)"),
          pattern("(?<![\\w.,-])\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}(?!\\w)"),
          pattern(
              "(?<=(?:\\b(?:tel|phone|mobile|cell|whatsapp|wechat|call|hotline)|电话|手机|微信)"
                  + "(?:\\.? (?:no\\.?|number)|\\.)?[ :：#]{0,3})\\(?\\d(?:[ ().-]{0,2}\\d){5,14}(?!\\w)"));

  private Redaction() {}

  /** Digits of other scripts count as digits; they stay as they are where nothing is taken out. */
  public static String redact(String text) {
    String mails = text.indexOf('@') < 0 ? text : E_MAIL.matcher(text).replaceAll("[e-mail]");
    if (!mayHoldNumber(mails)) {
      return mails;
    }
    String latin = withLatinDigits(mails);
    String redacted = redactNumbers(latin);
    return redacted.equals(latin) ? mails : redacted;
  }

  private static String redactNumbers(String text) {
    String result = text;
    boolean longNumber = hasLongNumber(text);
    if (longNumber) {
      for (Pattern id : IDS) {
        result = id.matcher(result).replaceAll("[id]");
      }
    }
    if (namesAnId(result)) {
      result = NAMED_ID.matcher(result).replaceAll("[id]");
    }
    if (longNumber) {
      for (Pattern phone : PHONES) {
        result = phone.matcher(result).replaceAll("[phone]");
      }
    }
    return result;
  }

  /**
   * Whether six digits stand close together, as in all patterns but the named one: two signs
   * between them at the most. Most texts hold years, counts and clauses only.
   */
  private static boolean hasLongNumber(String text) {
    int digits = 0;
    int gap = 0;
    for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
      if (Character.isDigit(text.charAt(i))) {
        digits++;
        gap = 0;
      } else if (++gap > WIDEST_GAP) {
        digits = 0;
      }
    }
    return digits == FEWEST_DIGITS;
  }

  private static boolean namesAnId(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (INITIALS_OF_IDS.indexOf(text.charAt(i)) >= 0 && namesAnId(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesAnId(String text, int at) {
    for (String name : NAMES_OF_IDS) {
      if (text.regionMatches(true, at, name, 0, name.length())) {
        return true;
      }
    }
    return false;
  }

  private static String withLatinDigits(String text) {
    StringBuilder latin = new StringBuilder(text);
    for (int i = 0; i < latin.length(); i++) {
      if (latin.charAt(i) > '9' && Character.isDigit(latin.charAt(i))) {
        latin.setCharAt(i, Character.forDigit(Character.digit(latin.charAt(i), 10), 10));
      }
    }
    return latin.toString();
  }

  private static boolean mayHoldNumber(String text) {
    int digits = 0;
    for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
      if (Character.isDigit(text.charAt(i))) {
        digits++;
      }
    }
    return digits == FEWEST_DIGITS;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, FLAGS);
  }
}
