package org.scorehub.training.cohort;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A factory that needs a module and has not had it.
 *
 * @param id unique within a module; decides between equals, so that plans are the same every time
 * @param site the site; null if it is another organisation's
 * @param name its name as the viewer knows it; null if it is another organisation's
 * @param module module code
 * @param country ISO 3166 alpha-2; null if not known
 * @param region as written; null if not known
 * @param place null if not known
 * @param points weights of the severities of the open issues that the module addresses, added up
 * @param issues how many these are
 * @param topics of these issues; empty if it is another organisation's
 * @param funders buyers that recommend the module for the factory; others than the viewer by marks
 *     that mean nothing outside one plan
 * @param workers head count; null if not known
 * @param notBefore first day it could begin
 * @param wantedBy day the first of these issues is due; null if none has a day ahead
 */
public record Need(
    String id,
    @Nullable String site,
    @Nullable String name,
    String module,
    @Nullable String country,
    @Nullable String region,
    @Nullable Place place,
    int points,
    int issues,
    List<String> topics,
    Set<String> funders,
    @Nullable Integer workers,
    LocalDate notBefore,
    @Nullable LocalDate wantedBy) {

  /**
   * SCORE is for small and medium enterprises; where these end is DERIVED, no source settled it.
   */
  public static final int SME_WORKERS = 250;

  /** The most issues first; of equals by id. */
  static final Comparator<Need> WEIGHTIEST =
      Comparator.comparingInt(Need::points).reversed().thenComparing(Need::id);

  public Need {
    topics = List.copyOf(topics);
    funders = Collections.unmodifiableSortedSet(new TreeSet<>(funders));
  }

  /**
   * Whether both can sit in one group: near each other, and with days that suit both. Without
   * positions near means the same region of one country.
   */
  boolean suits(Need other, int maxKm) {
    return isNear(other, maxKm) && fits(other) && other.fits(this);
  }

  private boolean isNear(Need other, int maxKm) {
    if (country != null && other.country != null && !country.equals(other.country)) {
      return false;
    }
    if (place != null && other.place != null) {
      return place.mayBeWithin(maxKm, other.place) && place.kmTo(other.place) <= maxKm;
    }
    return country != null
        && country.equals(other.country)
        && region != null
        && other.region != null
        && plain(region).equals(plain(other.region));
  }

  private boolean fits(Need other) {
    return wantedBy == null || !other.notBefore.isAfter(wantedBy);
  }

  /** Kilometres to another; 0 if a position is not known. */
  double kmTo(Need other) {
    return place == null || other.place == null ? 0 : place.kmTo(other.place);
  }

  /** True for a factory with more workers than the programme is made for: a hint, no refusal. */
  public boolean isLarge() {
    return workers != null && workers > SME_WORKERS;
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\b(province|state|district)\\b", "").trim();
  }
}
