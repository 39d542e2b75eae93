package org.scorehub.identity.scoring;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * By what a record is found again before it is compared.
 *
 * @param text its name without general words and spaces, for similarity by trigrams; may be empty
 * @param keys exact terms: words of the name, numbers with the word of the address beside them, and
 *     identifiers of site level
 */
public record SearchTerms(String text, List<String> keys) {

  private static final int LONGEST_TEXT = 60;
  private static final int LONGEST_KEY = 100;
  private static final int MOST_WORDS = 4;
  private static final int MOST_PLACES = 4;
  private static final int SHORTEST_WORD = 4;

  public SearchTerms {
    keys = List.copyOf(keys);
  }

  /** The terms of a record; the same record has the same terms. */
  public static SearchTerms of(SiteProfile profile) {
    Set<String> keys = new LinkedHashSet<>();
    for (NameText name : profile.names()) {
      addWords(name, keys);
    }
    addPlaces(profile.address(), keys);
    profile.record().identifiers().stream()
        .filter(ExactIdentifiers::isOfSite)
        .forEach(each -> keys.add("i:" + each.scheme() + ':' + each.value()));
    String joined = profile.names().isEmpty() ? "" : profile.names().get(0).joined();
    return new SearchTerms(
        shortened(joined.replaceAll("[^a-z0-9]", "")),
        keys.stream().map(SearchTerms::bounded).distinct().toList());
  }

  /** An index takes no more than 2,712 bytes; what is cut off counts by its hash. */
  private static String bounded(String key) {
    return key.length() <= LONGEST_KEY
        ? key
        : key.substring(0, LONGEST_KEY)
            + '#'
            + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  private static void addWords(NameText name, Set<String> keys) {
    int added = 0;
    for (Word word : name.words()) {
      boolean own = word.is(WordKind.OTHER) && word.text().length() >= SHORTEST_WORD;
      if (own && added < MOST_WORDS) {
        keys.add("n:" + word.text());
        added++;
      }
    }
  }

  /** Numbers of houses with the first words of the address that are its own. */
  private static void addPlaces(AddressText address, Set<String> keys) {
    int added = 0;
    for (String house : address.houses()) {
      for (Word word : address.words()) {
        if (word.is(WordKind.OTHER) && word.text().length() >= SHORTEST_WORD) {
          keys.add("a:" + house + ' ' + word.text());
          if (++added == MOST_PLACES) {
            return;
          }
          break;
        }
      }
    }
  }
}
