package org.scorehub.platform.bench.pages;

import java.util.Set;

/**
 * A column of a table of which rows are copied.
 *
 * @param type as PostgreSQL names it, for example {@code uuid} or {@code text[]}
 * @param changing whether a document in it holds names or ids
 */
record CopiedColumn(String name, String type, boolean changing) {

  private static final Set<String> KEYS =
      Set.of(
          "native_id",
          "native_key",
          "parent_native_id",
          "audit_native_id",
          "last_audit",
          "name_key",
          "value",
          "key");
  private static final Set<String> NAMES = Set.of("name", "search_text");
  private static final Set<String> FOLDED_NAMES = Set.of("sort", "search");

  String quoted() {
    return '"' + name + '"';
  }

  /** What stands in it in copy {@code n}, {@code step} earlier each. */
  String inCopy() {
    return switch (type) {
      case "uuid" -> "bench.id(" + quoted() + ", n, step)";
      case "uuid[]" -> "bench.ids(" + quoted() + ", n, step)";
      case "timestamp with time zone" -> quoted() + " - n * step";
      case "date" -> "(" + quoted() + " - n * step)::date";
      case "jsonb" -> changing ? "bench.document(" + quoted() + ", n, step)" : quoted();
      case "text[]" -> name.equals("keys") ? "bench.keys(" + quoted() + ", n)" : quoted();
      case "text" -> text();
      default -> quoted();
    };
  }

  private String text() {
    if (KEYS.contains(name)) {
      return "bench.key(" + quoted() + ", n)";
    }
    if (FOLDED_NAMES.contains(name)) {
      return "lower(bench.named(" + quoted() + ", n))";
    }
    return NAMES.contains(name) ? "bench.named(" + quoted() + ", n)" : quoted();
  }
}
