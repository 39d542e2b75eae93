package org.scorehub.web.supplier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became different at one supplier, newest first. */
record NewsGroup(UUID site, @Nullable String name, List<SupplierNews> news) {

  /** The supplier with the latest change first. */
  static List<NewsGroup> of(List<SupplierNews> newest) {
    return newest.stream()
        .collect(Collectors.groupingBy(SupplierNews::site, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(news -> new NewsGroup(news.get(0).site(), news.get(0).name(), news))
        .toList();
  }
}
