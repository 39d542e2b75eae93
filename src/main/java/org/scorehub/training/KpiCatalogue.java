package org.scorehub.training;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The KPIs of {@code mappings/score/kpis.csv}. Immutable. */
public final class KpiCatalogue {

  private static final CsvMapper CSV = new CsvMapper();

  private final Map<String, Kpi> kpis = new HashMap<>();

  private KpiCatalogue() {}

  /**
   * Reads the catalogue.
   *
   * @throws UncheckedIOException if the bytes are not such a table
   */
  public static KpiCatalogue read(byte[] csv) {
    KpiCatalogue catalogue = new KpiCatalogue();
    try (MappingIterator<Map<String, String>> rows =
        CSV.readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(csv)) {
      while (rows.hasNext()) {
        catalogue.add(rows.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("mappings/score/kpis.csv is unreadable", e);
    }
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
              row.getOrDefault("better", "context")));
    }
  }

  Optional<Kpi> find(String code) {
    return Optional.ofNullable(kpis.get(code));
  }
}
