package org.scorehub.training;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Units as training providers write them, from {@code mappings/score/units.csv}. What the table
 * does not know has no measure and is never converted; every currency is a measure of its own.
 * Immutable.
 */
public final class UnitTable {

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toSet());
  private static final String PER = " per ";
  private static final String ENTERPRISE = "enterprise";

  private final Map<String, Measure> units = new HashMap<>();

  private UnitTable() {}

  /**
   * Reads the table.
   *
   * @throws IllegalArgumentException if the bytes are not such a table or a factor is no number
   */
  public static UnitTable read(byte[] csv) {
    UnitTable table = new UnitTable();
    for (Map<String, String> row : CsvRows.read(csv, "mappings/score/units.csv")) {
      String unit = plain(row.getOrDefault("unit", ""));
      Measure measure =
          new Measure(row.getOrDefault("measure", ""), factor(row.getOrDefault("factor", "")));
      if (unit.isEmpty() || table.units.put(unit, measure) != null) {
        throw new IllegalArgumentException("mappings/score/units.csv has '" + unit + "' twice");
      }
    }
    return table;
  }

  /**
   * What a unit measures. Case, spaces, marks in brackets, and whether it says {@code per} or a
   * slash make no difference; {@code per enterprise} adds nothing, as one site is one enterprise.
   *
   * @return empty if the unit, or one side of it, is not known
   */
  public Optional<Measure> of(String unit) {
    String plain = plain(unit);
    Optional<Measure> whole = find(plain);
    return whole.isPresent() ? whole : over(plain);
  }

  private Optional<Measure> over(String plain) {
    int at = plain.indexOf(PER);
    if (at < 0) {
      return Optional.empty();
    }
    String below = plain.substring(at + PER.length());
    Optional<Measure> bottom = find("per " + below).or(() -> find(below));
    return find(plain.substring(0, at))
        .flatMap(top -> bottom.map(b -> b.unit().equals(ENTERPRISE) ? top : top.per(b)));
  }

  private Optional<Measure> find(String plain) {
    Measure known = units.get(plain);
    if (known != null) {
      return Optional.of(known);
    }
    String code = plain.toUpperCase(Locale.ROOT);
    return CURRENCIES.contains(code) ? Optional.of(new Measure(code, 1)) : Optional.empty();
  }

  /** True for a measure of money, which only the same currency can be compared with. */
  static boolean isMoney(String measure) {
    return CURRENCIES.contains(top(measure));
  }

  /** The side above the line. */
  static String top(String measure) {
    int at = measure.indexOf('/');
    return at < 0 || measure.equals("yes/no") ? measure : measure.substring(0, at);
  }

  static String plain(String unit) {
    String bare =
        unit.replaceAll("\\[[^]]*]", " ").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").trim();
    return bare.startsWith("yes/no") ? bare : bare.replaceAll(" ?/ ?", PER);
  }

  private static double factor(String text) {
    String[] parts = text.split("/", 2);
    double top = Double.parseDouble(parts[0]);
    return parts.length == 1 ? top : top / Double.parseDouble(parts[1]);
  }
}
