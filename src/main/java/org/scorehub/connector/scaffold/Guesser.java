package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** Compares leaves with the fields of the dictionary, by name and by value. */
final class Guesser {

  private static final int LEAST = 55;

  /** Schemes whose form says enough, whatever the field is called. */
  private static final Set<String> TELLING =
      Set.of(
          "os_id",
          "gln",
          "lei",
          "amfori_site_id",
          "amfori_company_id",
          "sedex_site_reference",
          "sedex_company_reference");

  private final Dictionary dictionary;
  private final Probe probe;
  private final IdentityHashMap<Shape, Traits> traits = new IdentityHashMap<>();

  Guesser(Dictionary dictionary, Probe probe) {
    this.dictionary = dictionary;
    this.probe = probe;
  }

  Dictionary dictionary() {
    return dictionary;
  }

  Traits traits(Shape shape) {
    return traits.computeIfAbsent(shape, s -> new Traits(s.values(), probe));
  }

  /** The best leaf for each field, the surest first; a leaf is taken once. */
  List<Guess> guess(List<String> records, List<Place> leaves) {
    return guess(records, leaves, (target, leaf) -> 0);
  }

  /**
   * @param bonus what else speaks for a leaf
   */
  List<Guess> guess(
      List<String> records, List<Place> leaves, ToIntBiFunction<FieldTarget, Place> bonus) {
    List<Guess> all = new ArrayList<>();
    for (FieldTarget target : dictionary.fields(records)) {
      for (Place leaf : leaves) {
        Guess guess = guess(target, leaf, bonus.applyAsInt(target, leaf));
        if (guess != null && guess.score() >= LEAST) {
          all.add(guess);
        }
      }
    }
    all.sort(Comparator.comparingInt(Guess::score).reversed());
    return chosen(all);
  }

  private static List<Guess> chosen(List<Guess> all) {
    List<Guess> chosen = new ArrayList<>();
    Set<String> targets = new HashSet<>();
    Set<String> places = new HashSet<>();
    for (Guess guess : all) {
      boolean many = guess.target().form() == FieldTarget.Form.CONTACT;
      String target = guess.target().toString();
      if (!places.contains(guess.place().path()) && (many || !targets.contains(target))) {
        places.add(guess.place().path());
        targets.add(target);
        chosen.add(guess);
      }
    }
    return chosen;
  }

  private @Nullable Guess guess(FieldTarget target, Place leaf, int bonus) {
    Traits values = traits(leaf.shape());
    String form = Forms.fit(target, values);
    if (form == null) {
      return null;
    }
    Named named = named(target, leaf);
    if (named.score() == 0 && speaksForItself(target, values)) {
      return new Guess(target, leaf, values, 95 + bonus, form);
    } else if (named.score() == 0) {
      return null;
    }
    return new Guess(
        target, leaf, values, named.score() + bonus, "called \"" + named.as() + "\"; " + form);
  }

  private static boolean speaksForItself(FieldTarget target, Traits values) {
    return switch (target.form()) {
      case IDENTIFIER -> TELLING.contains(target.scheme());
      case CONTACT -> values.contacts();
      default -> false;
    };
  }

  /** How well the name fits, 0 for not at all, and what it was taken for. */
  private record Named(int score, String as) {}

  private static Named named(FieldTarget target, Place leaf) {
    List<String> own = leaf.words();
    List<String> context = leaf.context();
    Named best = new Named(0, "");
    for (FieldTarget.Called called : target.words()) {
      int score = score(called, own, context) - against(target, called, own, context);
      if (score > best.score()) {
        best = new Named(score, String.join(" ", called.words()));
      }
    }
    return best;
  }

  private static int against(
      FieldTarget target, FieldTarget.Called called, List<String> own, List<String> context) {
    int against = 0;
    for (String word : target.not()) {
      boolean meant = called.words().contains(word);
      against += own.contains(word) && !meant ? 40 : 0;
      against += context.contains(word) && !meant ? 25 : 0;
    }
    return against;
  }

  private static int score(FieldTarget.Called called, List<String> own, List<String> context) {
    List<String> words = called.words();
    List<String> tail = context.subList(Math.max(0, context.size() - 2), context.size());
    List<String> around = new ArrayList<>(tail);
    around.addAll(own);
    int weak = called.weak() ? 35 : 0;
    if (own.equals(words) || joined(own).equals(joined(words))) {
      return 100 + Math.min(9, joined(words).length()) - weak;
    } else if (ends(around, words) && ends(words, own)) {
      return 98 + 4 * words.size() - weak;
    } else if (called.weak()) {
      return 0;
    } else if (Dictionary.contains(own, words)) {
      return 74 + 6 * words.size() - 4 * (own.size() - words.size());
    } else if (around.containsAll(words) && own.stream().anyMatch(words::contains)) {
      return 62 + 5 * words.size();
    }
    return 0;
  }

  private static String joined(List<String> words) {
    return String.join("", words);
  }

  private static boolean ends(List<String> words, List<String> with) {
    return words.size() >= with.size()
        && words.subList(words.size() - with.size(), words.size()).equals(with);
  }
}
