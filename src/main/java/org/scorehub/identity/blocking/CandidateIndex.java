package org.scorehub.identity.blocking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.scorehub.identity.scoring.SearchTerms;

/**
 * Finds records that are worth comparing, in memory. Two records are, if they are of one country,
 * or one of them of none, and their names have a trigram similarity of at least 0.4, or they share
 * a search key; of those at most {@value #MOST} are taken, the most similar first, then by id.
 *
 * <p>Memory is about 300 bytes a record. Adding is for one thread; finding for several, each with a
 * {@link Finder} of its own.
 */
public final class CandidateIndex {

  /** So many candidates of one record are compared at most. */
  public static final int MOST = 200;

  private static final String NO_COUNTRY = "";

  private final List<String> ids = new ArrayList<>();
  private final Map<String, Country> countries = new HashMap<>();

  /** The records of one country. */
  private static final class Country {
    private final IntList places = new IntList();
    private final IntList sizes = new IntList();
    private final IntList[] byTrigram = new IntList[Trigrams.count()];
    private final Map<String, IntList> byKey = new HashMap<>();

    void add(int place, SearchTerms terms) {
      int local = places.size();
      int[] grams = Trigrams.of(terms.text());
      places.add(place);
      sizes.add(grams.length);
      for (int gram : grams) {
        IntList list = byTrigram[gram];
        if (list == null) {
          list = new IntList();
          byTrigram[gram] = list;
        }
        list.add(local);
      }
      terms.keys().forEach(key -> byKey.computeIfAbsent(key, k -> new IntList()).add(local));
    }
  }

  /** Adds a record; returns its place. */
  public int add(String id, @Nullable String country, SearchTerms terms) {
    int place = ids.size();
    ids.add(id);
    countries
        .computeIfAbsent(country == null ? NO_COUNTRY : country, c -> new Country())
        .add(place, terms);
    return place;
  }

  /** Id of the record that was added at a place. */
  public String id(int place) {
    return ids.get(place);
  }

  /** Number of records. */
  public int size() {
    return ids.size();
  }

  /** A finder for one thread. */
  public Finder finder() {
    return new Finder();
  }

  /** Finds candidates; keeps its working space between questions. */
  public final class Finder {

    private byte[] counts = new byte[0];
    private byte[] keyed = new byte[0];

    private Finder() {}

    /** The candidates of a record, the most similar first. */
    public List<Candidate> find(@Nullable String country, SearchTerms terms) {
      List<Candidate> found = new ArrayList<>();
      if (country == null) {
        countries.values().forEach(each -> find(each, terms, found));
      } else {
        find(countries.get(country), terms, found);
        find(countries.get(NO_COUNTRY), terms, found);
      }
      IntFunction<String> idOf = ids::get;
      found.sort(
          Comparator.comparingDouble((Candidate each) -> -each.similarity())
              .thenComparing(each -> idOf.apply(each.place())));
      return found.size() <= MOST ? found : new ArrayList<>(found.subList(0, MOST));
    }

    private void find(@Nullable Country country, SearchTerms terms, List<Candidate> found) {
      if (country == null) {
        return;
      }
      grow(country.places.size());
      IntList touched = new IntList();
      int[] grams = Trigrams.of(terms.text());
      for (int gram : grams) {
        countAll(country.byTrigram[gram], counts, touched);
      }
      for (String key : terms.keys()) {
        countAll(country.byKey.get(key), keyed, touched);
      }
      take(country, grams.length, touched, found);
    }

    private void countAll(@Nullable IntList places, byte[] into, IntList touched) {
      for (int i = 0; places != null && i < places.size(); i++) {
        int place = places.get(i);
        if (counts[place] == 0 && keyed[place] == 0) {
          touched.add(place);
        }
        into[place]++;
      }
    }

    private void take(Country country, int grams, IntList touched, List<Candidate> found) {
      for (int i = 0; i < touched.size(); i++) {
        int local = touched.get(i);
        float similarity = Trigrams.similarity(counts[local], grams, country.sizes.get(local));
        if (keyed[local] > 0 || similarity >= Trigrams.THRESHOLD) {
          found.add(new Candidate(country.places.get(local), similarity));
        }
        counts[local] = 0;
        keyed[local] = 0;
      }
    }

    private void grow(int size) {
      if (counts.length < size) {
        counts = new byte[size];
        keyed = new byte[size];
      }
    }
  }
}
