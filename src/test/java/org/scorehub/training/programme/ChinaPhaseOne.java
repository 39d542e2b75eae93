package org.scorehub.training.programme;

import java.util.Locale;
import java.util.StringJoiner;

/**
 * An invented data set with the aggregates that the ILO published of SCORE China, Phase I: of 53
 * enterprises 83 % saved cost, USD 18,670 on average; 70 % had fewer defects, by 11 % on average;
 * 50 % used less material; 30 % less energy, by 13 % a unit. It is read so that the averages are
 * over those that improved, which the publication leaves open. No enterprise in it exists.
 */
public final class ChinaPhaseOne {

  public static final int ENTERPRISES = 53;

  private static final String FACTORY = "Invented Phase One Works %02d,CN,%s";

  private final String run;
  private final String consents;
  private final StringJoiner readings = new StringJoiner("\n", "", "\n");

  /**
   * Makes the set.
   *
   * @param run five digits that no other set has
   * @param consents buyers that may be told
   */
  public ChinaPhaseOne(String run, String consents) {
    this.run = run;
    this.consents = consents;
    readings.add(
        "Reading ID,Factory,Country,amfori site ID,KPI,Value,Unit,Period from,Period until,Baseline");
    for (int i = 0; i < ENTERPRISES; i++) {
      savings(i);
      beforeAndAfter(
          i, "Defect rate", "% of units", "fraction", 0.01, i < 37 ? -11 + spread(i, 37) : 0);
      beforeAndAfter(
          i,
          "Energy per production unit",
          "kWh per unit",
          "MJ per piece",
          3.6,
          i >= 37 ? -13 + spread(i - 37, 16) : 0);
      if (i > 0) { // 52 reported material, so that half of them is a whole number
        beforeAndAfter(i, "MATERIAL_USE", "kg per unit", "g per unit", 1000, i <= 26 ? -4 : 0);
      }
    }
  }

  private void savings(int i) {
    double saved = i < 44 ? 18_670 + 100 * spread(i, 44) : 0;
    reading(i, "Cost savings", saved, i % 2 == 0 ? "USD" : "USD per enterprise", "2012", false);
  }

  private void beforeAndAfter(
      int i, String kpi, String unit, String laterUnit, double factor, double percent) {
    double before = 5 + i / 10.0;
    boolean converted = i % 3 == 0;
    reading(i, kpi, before, unit, "2011", true);
    double after = before * (1 + percent / 100);
    reading(
        i, kpi, converted ? after * factor : after, converted ? laterUnit : unit, "2012", false);
  }

  /** Values around 0 whose mean over all is 0. */
  private static double spread(int i, int count) {
    return 5.0 * (2 * i - count + 1) / count;
  }

  private void reading(
      int i, String kpi, double value, String unit, String year, boolean baseline) {
    readings.add(
        String.format(
            Locale.ROOT,
            "P1-%s-%02d-%s-%s,%s,%s,%.12f,%s,%s-03-01,%s-08-31,%s",
            run,
            i,
            kpi.replaceAll("\\W", ""),
            year,
            factory(i),
            kpi,
            value,
            unit,
            year,
            year,
            baseline ? "yes" : "no"));
  }

  private String factory(int i) {
    return FACTORY.formatted(i, site(i));
  }

  /** The amfori site id of an enterprise, from 0. */
  public String site(int i) {
    return "156-%s%01d-%03d".formatted(run, i / 50, i % 50 + 1);
  }

  /** A row for each reading. */
  public String readings() {
    return readings.toString();
  }

  /** How many readings these are. */
  public int readingCount() {
    return (int) readings().lines().count() - 1;
  }

  /** A row for each enterprise: completed, with 3 women and 2 men, 1 manager and 4 workers. */
  public String enrolments() {
    StringJoiner rows = new StringJoiner("\n", "", "\n");
    rows.add(
        "Enrolment ID,Factory,Country,amfori site ID,Module,State,Enrolled on,Completed on,"
            + "Women trained,Men trained,Managers trained,Workers trained,"
            + "Progress may be told to,KPI readings may be told to,Consent from");
    for (int i = 0; i < ENTERPRISES; i++) {
      rows.add(
          "P1-%s-%02d,%s,Quality Management,Completed,2011-05-01,2012-06-30,3,2,1,4,%s,%s,2011-05-01"
              .formatted(run, i, factory(i), consents, consents));
    }
    return rows.toString();
  }
}
