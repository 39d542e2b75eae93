package org.scorehub.platform.bench.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes other factories and documents of the invented ones of the sandbox: each identifier becomes
 * another of the same form, the same for the same variant, with its check digit; names of factories
 * get a word of their own. All text without an identifier stays as it is.
 */
final class Variant {

  /** Distinct identifiers of one form in the sandbox, at most. */
  private static final int ORIGINALS = 16;

  private static final String SYLLABLES =
      "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu";
  private static final String BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private record Rule(Pattern pattern, BiFunction<Variant, MatchResult, String> replacement) {}

  private static final List<Rule> RULES =
      List.of(
          rule(
              "\\b(?:SBX(?:-[A-Z0-9]+)+|(?:ENR|KPI|ZT)-\\d{4}-\\d{4}|B-\\d{5})\\b",
              Variant::longer),
          rule("(?<=attestations/|facility/)[A-Z0-9-]+", Variant::longer),
          rule("\\b(\\d{3})-(\\d{6})-(\\d{3})\\b", Variant::amforiSite),
          rule("\\b(\\d{2}-)(\\d{7})\\b", Variant::digits),
          rule("\\b(ZS|ZC|ZAA)(\\d{9})\\b", Variant::digits),
          rule("\\b([FS]-|FAC-)(\\d{6})\\b", Variant::digits),
          rule("\\b(AS-\\d{4}-)(\\d{5})\\b", Variant::digits),
          rule("\\b(95200|40000)(\\d{7})\\d\\b", Variant::gln),
          rule("\\b([A-Z]{2})\\d{7}[0-9A-Z]{6}\\b", Variant::osId),
          rule("\\burn:uuid:([0-9a-f-]{24})([0-9a-f]{12})\\b", Variant::uuid),
          rule("\\bSample\\b", (variant, found) -> "Sample " + variant.word()));

  private static final Map<String, List<String>> KNOWN = new HashMap<>();

  private final int number;

  /**
   * @param number from 0; other numbers share no identifier
   */
  Variant(int number) {
    this.number = number;
  }

  private static Rule rule(String pattern, BiFunction<Variant, MatchResult, String> replacement) {
    return new Rule(Pattern.compile(pattern), replacement);
  }

  /** The text as this variant has it. */
  String of(String text) {
    String changed = text;
    for (Rule rule : RULES) {
      changed =
          rule.pattern()
              .matcher(changed)
              .replaceAll(found -> Matcher.quoteReplacement(rule.replacement().apply(this, found)));
    }
    return changed;
  }

  private String longer(MatchResult found) {
    return found.group() + "-" + number;
  }

  private String amforiSite(MatchResult found) {
    return found.group(1) + "-" + digits("site", found.group(2)) + "-" + found.group(3);
  }

  private String digits(MatchResult found) {
    return found.group(1) + digits(found.group(1), found.group(2));
  }

  private String gln(MatchResult found) {
    String body = found.group(1) + digits("gln", found.group(2));
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return body + (10 - sum % 10) % 10;
  }

  private String osId(MatchResult found) {
    String body = found.group(1) + "2021001" + digits("os", "00000");
    int sum = body.charAt(0) + body.charAt(1);
    for (int i = 2; i < body.length(); i++) {
      sum += BASE_32.indexOf(body.charAt(i));
    }
    return body + BASE_32.charAt(sum % BASE_32.length());
  }

  private String uuid(MatchResult found) {
    int place = place("uuid", found.group(2));
    return "urn:uuid:" + found.group(1) + String.format(Locale.ROOT, "%012x", unique(place));
  }

  /** As many digits as the original has. */
  private String digits(String form, String original) {
    int value = unique(place(form, original));
    return String.format(Locale.ROOT, "%0" + original.length() + "d", value);
  }

  private int unique(int place) {
    return (number + 1) * ORIGINALS + place;
  }

  /** Tells the originals of one form apart. */
  private static int place(String form, String original) {
    synchronized (KNOWN) {
      List<String> known = KNOWN.computeIfAbsent(form, name -> new ArrayList<>());
      if (!known.contains(original)) {
        known.add(original);
      }
      return known.indexOf(original) % ORIGINALS;
    }
  }

  private String word() {
    String[] syllables = SYLLABLES.split(" ", -1);
    StringBuilder word = new StringBuilder("V");
    for (int rest = number + syllables.length; rest > 0; rest /= syllables.length) {
      word.append(syllables[rest % syllables.length]);
    }
    return word.toString();
  }
}
