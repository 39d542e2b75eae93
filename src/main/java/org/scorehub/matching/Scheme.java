package org.scorehub.matching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An audit scheme whose codes lead to topics: a row of {@code mappings/canonical/schemes.csv} and
 * the code list it names.
 *
 * @param id the hub's name of the scheme, or of one edition of it
 * @param family the scheme of which this is an edition, itself if it is none
 * @param edition what a name must contain to mean this edition, for example 6.1; empty for any
 * @param words words of which one in a name makes it this scheme
 * @param names what a code names: {@code amfori_pa} or {@code eti_clause}
 * @param topics rows of the code list by code
 */
record Scheme(
    String id,
    String family,
    String edition,
    List<String> words,
    String names,
    Map<String, CodeTopic> topics) {

  static final String FILE = "mappings/canonical/schemes.csv";
  static final String AMFORI_PA = "amfori_pa";
  static final String ETI_CLAUSE = "eti_clause";

  private static final Pattern PREFIX =
      Pattern.compile("^(?:(?:AMFORI|BSCI|ETI|SMETA|CLAUSE|QUESTION|Q)[\\s:._-]*)+(?=[0-9P])");
  private static final Pattern AREA = Pattern.compile("^PA[\\s:._-]*(\\d{1,2})(\\.\\d{1,2})?$");

  static Scheme of(RuleRow row, List<CodeTopic> codes) {
    Map<String, CodeTopic> topics = new LinkedHashMap<>();
    codes.forEach(code -> topics.put(code.code(), code));
    String id = row.text("scheme");
    String family = row.text("family");
    return new Scheme(
        id,
        family.isEmpty() ? id : family,
        row.text("edition"),
        row.parts("words", ";"),
        row.text("names"),
        topics);
  }

  boolean isEdition() {
    return !family.equals(id);
  }

  /** This edition with the codes of its family too, of which its own win. */
  Scheme within(Scheme whole) {
    Map<String, CodeTopic> all = new LinkedHashMap<>(whole.topics);
    all.putAll(topics);
    return new Scheme(id, family, edition, words, names, all);
  }

  /** The row for a code, also written "ETI-3.1", "PA 7" or "Q7.14"; null if the list has none. */
  @Nullable CodeTopic find(String code) {
    CodeTopic found = topics.get(code);
    return found == null ? topics.get(plain(code)) : found;
  }

  /** The amfori area that a code of this scheme names; null if it names none. */
  @Nullable String amforiPa(String code) {
    if (!names.equals(AMFORI_PA)) {
      return null;
    }
    int dot = code.indexOf('.');
    return dot < 0 ? code : "PA" + code.substring(0, dot);
  }

  /** The ETI clause that a code of this scheme names; null if it names none. */
  @Nullable String etiClause(String code) {
    return names.equals(ETI_CLAUSE) ? code : null;
  }

  boolean isCalled(String name) {
    return id.equals(name) || (name.contains(edition) && hasWordOf(name.toLowerCase(Locale.ROOT)));
  }

  private boolean hasWordOf(String name) {
    int start = -1;
    for (int i = 0; i <= name.length(); i++) {
      boolean letter = i < name.length() && Character.isLetter(name.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        if (words.contains(name.substring(start, i))) {
          return true;
        }
        start = -1;
      }
    }
    return false;
  }

  private static String plain(String code) {
    String upper = PREFIX.matcher(code.strip().toUpperCase(Locale.ROOT)).replaceFirst("");
    Matcher area = AREA.matcher(upper);
    if (area.matches()) {
      return area.group(2) == null ? "PA" + area.group(1) : area.group(1) + area.group(2);
    }
    return upper.endsWith(".") ? upper.substring(0, upper.length() - 1) : upper;
  }
}
