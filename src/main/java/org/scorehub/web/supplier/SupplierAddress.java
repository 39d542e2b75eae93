package org.scorehub.web.supplier;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** A filter as the query of an address. */
public final class SupplierAddress {

  private SupplierAddress() {}

  /** The query, without the question mark; empty for all suppliers. */
  public static String of(SupplierFilter filter) {
    return toggled(filter, null, "");
  }

  /**
   * The lasting part of a filter from the query of an address; what it does not know is left out.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SupplierFilter read(String query) {
    MultiValueMap<String, String> given =
        UriComponentsBuilder.newInstance().query(query).build(true).getQueryParams();
    return new SupplierFilter(
        first(given, "q"),
        all(given, "country"),
        all(given, "rating"),
        all(given, "worst"),
        all(given, "module"),
        all(given, "stage"),
        all(given, "trained"),
        all(given, "outcome"),
        all(given, "kpi"),
        flag(given, "escalated"),
        null,
        flag(given, "unaudited"),
        null,
        null);
  }

  private static List<String> all(MultiValueMap<String, String> given, String name) {
    return given.getOrDefault(name, List.of()).stream()
        .filter(Objects::nonNull)
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
        .toList();
  }

  private static @Nullable String first(MultiValueMap<String, String> given, String name) {
    return all(given, name).stream().findFirst().orElse(null);
  }

  private static @Nullable Boolean flag(MultiValueMap<String, String> given, String name) {
    return all(given, name).contains(Facet.YES) ? Boolean.TRUE : null;
  }

  /** With one value chosen that was not, or the other way round. */
  static String toggled(SupplierFilter filter, @Nullable Facet facet, String value) {
    List<String> parts = new ArrayList<>();
    add(parts, "q", filter.q());
    for (Facet each : Facet.values()) {
      List<String> chosen = new ArrayList<>(filter.chosen(each));
      if (each == facet && !chosen.remove(value)) {
        chosen.add(value);
      }
      chosen.forEach(v -> add(parts, each.parameter(), v));
    }
    add(parts, "since", filter.since());
    add(parts, "sort", filter.sort() == null ? null : filter.sort().name());
    return parts.stream().collect(Collectors.joining("&"));
  }

  private static void add(List<String> parts, String name, @Nullable String value) {
    if (value != null) {
      parts.add(name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
