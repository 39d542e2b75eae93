package org.scorehub.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The KPIs of {@code mappings/score/kpis.csv} and the units of {@code mappings/score/units.csv}.
 * Immutable.
 */
public final class KpiCatalogue {

  private final Map<String, Kpi> kpis = new HashMap<>();
  private final UnitTable units;

  private KpiCatalogue(UnitTable units) {
    this.units = units;
  }

  /**
   * Reads both tables.
   *
   * @throws IllegalArgumentException if the bytes are not such tables
   */
  public static KpiCatalogue read(byte[] kpis, byte[] units) {
    KpiCatalogue catalogue = new KpiCatalogue(UnitTable.read(units));
    CsvRows.read(kpis, "mappings/score/kpis.csv").forEach(catalogue::add);
    return catalogue;
  }

  private void add(Map<String, String> row) {
    String code = row.get("kpi");
    if (code != null) {
      kpis.put(
          code,
          new Kpi(
              code,
              row.getOrDefault("title", code),
              row.getOrDefault("unit", ""),
              row.getOrDefault("better", "context"),
              List.of(row.getOrDefault("measures", "").split("\\|")),
              Kpi.compares(row.getOrDefault("compares", "level"), code)));
    }
  }

  /** The KPI of that code; empty if there is none. */
  public Optional<Kpi> find(String code) {
    return Optional.ofNullable(kpis.get(code));
  }

  /** False for a reading that cannot be compared with any other, each for a reported reason. */
  public boolean isUsable(KpiPoint reading) {
    return ReadingProblems.of(reading, this).isEmpty();
  }

  /** What units measure. */
  public UnitTable units() {
    return units;
  }
}
