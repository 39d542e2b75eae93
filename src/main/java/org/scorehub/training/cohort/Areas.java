package org.scorehub.training.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Divides many needs of one module into areas that are planned each on its own, since planning
 * takes the square of their number and more. Few are one area.
 */
final class Areas {

  /** Twenty of the largest groups. */
  static final int MOST = 240;

  private static final Comparator<Need> BY_PLACE =
      Comparator.comparing(Areas::cell).thenComparing(Need::id);

  private Areas() {}

  /** Countries, and of these that have many, factories that are near each other. */
  static List<List<Need>> of(List<Need> needs) {
    if (needs.size() <= MOST) {
      return List.of(needs);
    }
    Map<String, List<Need>> countries =
        needs.stream()
            .collect(Collectors.groupingBy(Areas::country, TreeMap::new, Collectors.toList()));
    List<List<Need>> areas = new ArrayList<>();
    countries.values().forEach(country -> areas.addAll(divided(country)));
    return areas;
  }

  private static List<List<Need>> divided(List<Need> country) {
    List<Need> sorted = country.stream().sorted(BY_PLACE).toList();
    List<List<Need>> areas = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += MOST) {
      areas.add(sorted.subList(from, Math.min(sorted.size(), from + MOST)));
    }
    return areas;
  }

  private static String country(Need need) {
    return need.country() == null ? "" : need.country();
  }

  /** About a hundred kilometres square; without a position the region. */
  private static String cell(Need need) {
    Place place = need.place();
    return place == null
        ? "region " + need.region()
        : String.format(
            Locale.ROOT,
            "%03d %03d",
            (int) Math.floor(place.latitude()) + 90,
            (int) Math.floor(place.longitude()) + 180);
  }
}
