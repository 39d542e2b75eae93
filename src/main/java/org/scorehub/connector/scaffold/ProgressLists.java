package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which list of theirs takes which list of an update. */
final class ProgressLists {

  /** A list of an update. */
  enum Part {
    ISSUES("IssueProgress", "issues"),
    MODULES("ModuleProgress", "modules"),
    KPIS("KpiProgress", "kpis");

    private final String record;
    private final String member;

    Part(String record, String member) {
      this.record = record;
      this.member = member;
    }

    String record() {
      return record;
    }

    String member() {
      return member;
    }
  }

  private static final int CALLED = 3;

  private record Fit(Place list, Part part, int score) {}

  private final Guesser guesser;

  ProgressLists(Guesser guesser) {
    this.guesser = guesser;
  }

  /** What each list below the root is for, by path; a part goes to one list only. */
  Map<String, Part> of(Shape root) {
    List<Fit> fits = new ArrayList<>();
    for (Place list : Place.lists(Place.ROOT, root)) {
      if (!list.parent().isRepeatedBelow(Place.ROOT)) {
        for (Part part : Part.values()) {
          fits.add(new Fit(list, part, score(list, part)));
        }
      }
    }
    fits.sort(Comparator.comparingInt(Fit::score).reversed());
    Map<String, Part> chosen = new HashMap<>();
    Set<Part> taken = EnumSet.noneOf(Part.class);
    for (Fit fit : fits) {
      boolean free = !chosen.containsKey(fit.list().path()) && !taken.contains(fit.part());
      if (free && fit.score() >= 2) {
        chosen.put(fit.list().path(), fit.part());
        taken.add(fit.part());
      }
    }
    return chosen;
  }

  private int score(Place list, Part part) {
    int fields = guesser.guess(List.of(part.record()), entries(list)).size();
    return fields == 0 ? 0 : fields + (isCalled(list, part) ? CALLED : 0);
  }

  private boolean isCalled(Place list, Part part) {
    return guesser.dictionary().fields(List.of("Outgoing")).stream()
        .filter(target -> target.path().equals(part.member()))
        .flatMap(target -> target.words().stream())
        .anyMatch(called -> Dictionary.contains(list.words(), called.words()));
  }

  /** What the rows of a table are; null if a row is a site. */
  @Nullable Part ofRows(Shape row) {
    List<Place> columns = Place.leaves(Place.ROOT, row);
    Part best = null;
    long most = 1;
    for (Part part : Part.values()) {
      long fields =
          guesser.guess(List.of(part.record(), "Site", "ProgressUpdate"), columns).stream()
              .filter(guess -> guess.target().isOf(part.record()))
              .count();
      if (fields > most) {
        best = part;
        most = fields;
      }
    }
    return best;
  }

  /** Leaves of an entry, repeated texts among them. */
  static List<Place> entries(Place list) {
    return Place.leaves(list, list.shape()).stream()
        .filter(leaf -> !leaf.parent().isRepeatedBelow(list))
        .toList();
  }
}
