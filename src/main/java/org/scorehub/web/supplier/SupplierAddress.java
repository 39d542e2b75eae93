package org.scorehub.web.supplier;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A filter as the query of an address. */
final class SupplierAddress {

  private SupplierAddress() {}

  static String of(SupplierFilter filter) {
    return toggled(filter, null, "");
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
