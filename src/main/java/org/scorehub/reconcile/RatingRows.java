package org.scorehub.reconcile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.AreaRating;
import org.scorehub.canonical.avro.Rating;

/** Rows that compare ratings, each on one scale. A scale that only one audit used makes no row. */
final class RatingRows {

  private record Rated(String scale, String area, @Nullable String topic) {}

  private final List<AuditColumn> columns;
  private final Map<String, Rated> rated = new TreeMap<>();
  private final Map<String, Map<AuditRef, String>> values = new LinkedHashMap<>();

  RatingRows(List<HeldAudit> audits, List<AuditColumn> columns) {
    this.columns = columns;
    for (HeldAudit held : audits) {
      Rating overall = held.audit().getOverallRating();
      if (overall != null) {
        note(held.ref(), overall, "", null);
      }
      for (AreaRating area : held.audit().getAreaRatings()) {
        note(held.ref(), area.getRating(), area.getArea(), area.getTopic());
      }
    }
  }

  private void note(AuditRef audit, Rating rating, String area, @Nullable String topic) {
    String key = RowKey.ofRating(rating.getScale(), area.isEmpty() ? null : area);
    rated.putIfAbsent(key, new Rated(rating.getScale(), area, topic));
    values.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(audit, rating.getValue());
  }

  List<Row> all() {
    return rated.entrySet().stream()
        .filter(row -> voices(values.getOrDefault(row.getKey(), Map.of())) > 1)
        .map(row -> row(row.getValue(), values.getOrDefault(row.getKey(), Map.of())))
        .toList();
  }

  private long voices(Map<AuditRef, String> given) {
    return columns.stream()
        .filter(column -> given.containsKey(column.ref()))
        .map(AuditColumn::first)
        .distinct()
        .count();
  }

  private Row row(Rated of, Map<AuditRef, String> given) {
    List<Cell> cells = columns.stream().map(c -> cell(c, given.get(c.ref()))).toList();
    return of.area().isEmpty()
        ? Comparison.rated(Row.Kind.RATING, null, of.scale(), null, cells)
        : Comparison.rated(Row.Kind.AREA_RATING, of.topic(), of.scale(), of.area(), cells);
  }

  private static Cell cell(AuditColumn column, @Nullable String value) {
    return value == null
        ? Cell.silent(column)
        : new Cell(column, Says.RATED, false, false, List.of(), value);
  }
}
