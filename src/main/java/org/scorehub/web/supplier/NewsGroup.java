package org.scorehub.web.supplier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became different at one supplier, in the order given. */
public record NewsGroup(UUID site, @Nullable String name, List<SupplierNews> news) {

  /** By supplier, the one of the first change first. */
  public static List<NewsGroup> of(List<SupplierNews> news) {
    return news.stream()
        .collect(Collectors.groupingBy(SupplierNews::site, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(all -> new NewsGroup(all.get(0).site(), all.get(0).name(), all))
        .toList();
  }
}
