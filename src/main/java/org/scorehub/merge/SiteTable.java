package org.scorehub.merge;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table whose rows belong to sites.
 *
 * @param key primary key without the site
 * @param columns all that can be written
 * @param apart for each unique index that the site is part of, its other columns
 */
record SiteTable(String name, List<String> key, List<String> columns, List<List<String>> apart) {

  SiteTable {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    apart = List.copyOf(apart);
  }

  /** Whether each row names the document it came by. */
  boolean hasExchange() {
    return columns.contains("exchange_id");
  }

  /** Condition that two rows agree in columns. */
  static String agree(List<String> columns, String one, String other) {
    return columns.isEmpty()
        ? "true"
        : columns.stream()
            .map(c -> one + "." + c + " = " + other + "." + c)
            .collect(Collectors.joining(" AND "));
  }
}
