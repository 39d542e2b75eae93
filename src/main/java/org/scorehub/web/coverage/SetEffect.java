package org.scorehub.web.coverage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What another set would change in the coverage of sites.
 *
 * @param sites how many were looked at
 * @param more whether there are more, which were not
 * @param up sites that would answer more
 * @param down sites that would answer less
 * @param averageNow per cent, rounded down; 0 without sites
 * @param moved those that move most, at most {@value #SHOWN}
 */
record SetEffect(
    int sites, boolean more, int up, int down, int averageNow, int averageThen, List<Moved> moved) {

  static final int SHOWN = 50;

  /** A site whose percentage moves. */
  record Moved(UUID siteId, @Nullable String name, int now, int then) {

    @JsonProperty
    public int by() {
      return then - now;
    }
  }

  SetEffect {
    moved = List.copyOf(moved);
  }

  /** Adds up sites. */
  static final class Sum {

    private static final Comparator<Moved> MOST =
        Comparator.comparing((Moved site) -> -Math.abs(site.by()))
            .thenComparing(Moved::name, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Moved::siteId);

    private final List<Moved> moved = new ArrayList<>();
    private int sites;
    private long now;
    private long then;

    void add(Moved site) {
      sites++;
      now += site.now();
      then += site.then();
      if (site.by() != 0) {
        moved.add(site);
      }
    }

    SetEffect effect(boolean more) {
      int up = (int) moved.stream().filter(site -> site.by() > 0).count();
      return new SetEffect(
          sites,
          more,
          up,
          moved.size() - up,
          average(now),
          average(then),
          moved.stream().sorted(MOST).limit(SHOWN).toList());
    }

    private int average(long sum) {
      return sites == 0 ? 0 : (int) (sum / sites);
    }
  }
}
