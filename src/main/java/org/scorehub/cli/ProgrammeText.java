package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Results of the programme for a terminal: a table, then the same in words. */
final class ProgrammeText {

  /** Headings of the table of KPIs. */
  static final List<String> COLUMNS =
      List.of(
          "KPI",
          "Unit",
          "Reporting",
          "Compared",
          "Improved",
          "Share",
          "Mean change",
          "in %",
          "Of the improved",
          "in %");

  private ProgrammeText() {}

  static String of(JsonNode results) {
    StringBuilder text = new StringBuilder();
    text.append(heading(results)).append('\n');
    if (results.path("kpis").isEmpty()) {
      text.append("no KPI reading\n");
    } else {
      text.append('\n').append(TextTable.of(kpis(results))).append('\n');
      results.path("kpis").forEach(kpi -> text.append(sentence(kpi)));
    }
    text.append('\n').append(trainees(results.path("trainees"), smallest(results)));
    results.path("modules").forEach(m -> text.append(module(m, smallest(results))));
    results.path("countries").forEach(c -> text.append(country(c, smallest(results))));
    return text.append(remarks(results)).toString();
  }

  private static String heading(JsonNode results) {
    StringJoiner filter = new StringJoiner(", ");
    JsonNode given = results.path("filter");
    for (String name : List.of("country", "module", "from", "to")) {
      if (given.hasNonNull(name)) {
        filter.add(name + " " + given.path(name).asText());
      }
    }
    return "SCORE training, "
        + count(results.path("enterprises"), smallest(results))
        + " enterprises"
        + (filter.length() == 0 ? "" : " (" + filter + ")")
        + ", as of "
        + results.path("asOf").asText();
  }

  static List<List<String>> kpis(JsonNode results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    for (JsonNode kpi : results.path("kpis")) {
      rows.add(
          List.of(
              kpi.path("title").asText(),
              kpi.path("unit").asText(),
              count(kpi.path("reporting"), smallest(results)),
              count(kpi.path("compared"), 0),
              count(kpi.path("improved"), 0),
              share(kpi),
              change(kpi.path("meanChange")),
              change(kpi.path("meanPercent")),
              change(kpi.path("meanOfImproved")),
              change(kpi.path("meanPercentOfImproved"))));
    }
    return rows;
  }

  /** For example: Defect rate: 70 % of 53 enterprises improved, on average by -11 %. */
  private static String sentence(JsonNode kpi) {
    if (!kpi.hasNonNull("improvedShare")) {
      return "";
    }
    return "%s: %s of %s %s improved%s\n"
        .formatted(
            kpi.path("title").asText(),
            share(kpi),
            kpi.path("compared").asText(),
            kpi.path("compared").asInt() == 1 ? "enterprise" : "enterprises",
            average(kpi));
  }

  /** In per cent and in brackets in the unit; without a value before in the unit only. */
  private static String average(JsonNode kpi) {
    if (!kpi.hasNonNull("meanOfImproved")) {
      return "";
    }
    String unit = points(kpi.path("unit").asText());
    String absolute = change(kpi.path("meanOfImproved")) + " " + unit;
    return ", these on average by "
        + (kpi.hasNonNull("meanPercentOfImproved")
            ? change(kpi.path("meanPercentOfImproved")) + " % (" + absolute + ")"
            : absolute);
  }

  private static String points(String unit) {
    return unit.equals("%") ? "percentage points" : unit;
  }

  private static String trainees(JsonNode trainees, int smallest) {
    if (trainees.path("withheld").asBoolean()) {
      return "People trained: withheld, fewer than " + smallest + " enterprises\n";
    }
    return "People trained: %s women, %s men; %s managers, %s workers (places, %s enterprises)\n"
        .formatted(
            count(trainees.path("women"), 0),
            count(trainees.path("men"), 0),
            count(trainees.path("managers"), 0),
            count(trainees.path("workers"), 0),
            count(trainees.path("enterprises"), 0));
  }

  private static String module(JsonNode module, int smallest) {
    return "%s %s: %s enterprises, %s under way, %s completed, %s declined or dropped\n"
        .formatted(
            module.path("module").asText(),
            module.path("title").asText(),
            count(module.path("enterprises"), smallest),
            count(module.path("underWay"), smallest),
            count(module.path("completed"), smallest),
            count(module.path("dropped"), smallest));
  }

  private static String country(JsonNode country, int smallest) {
    return "%s: %s enterprises, %s under way, %s completed; any KPI improved at %s, worse at %s\n"
        .formatted(
            country.path("country").asText("no country known"),
            count(country.path("enterprises"), smallest),
            count(country.path("underWay"), smallest),
            count(country.path("completed"), smallest),
            count(country.path("improved"), smallest),
            count(country.path("worse"), smallest));
  }

  private static String remarks(JsonNode results) {
    int leftOut = results.path("leftOutReadings").asInt();
    return "\nImproved: last comparable period against the first one, in the better direction.\n"
        + (leftOut == 0 ? "" : leftOut + " readings left out: unit, value or period unusable.\n")
        + "Counted from providers' records; not a publication of the ILO.\n";
  }

  private static int smallest(JsonNode results) {
    return results.path("smallestGroup").asInt();
  }

  private static String count(JsonNode count, int smallest) {
    if (count.isNumber()) {
      return count.asText();
    }
    return smallest > 0 ? "<" + smallest : "-";
  }

  private static String share(JsonNode kpi) {
    return kpi.hasNonNull("improvedShare")
        ? Math.round(100 * kpi.path("improvedShare").asDouble()) + " %"
        : "-";
  }

  /** With sign: whole from 1,000 on, else one to four decimals. */
  static String change(JsonNode value) {
    if (!value.isNumber()) {
      return "-";
    }
    double change = value.asDouble();
    double size = Math.abs(change);
    String form = size >= 1000 ? "%+,.0f" : size >= 10 ? "%+.1f" : size >= 0.1 ? "%+.2f" : "%+.4f";
    return change == 0 ? "0" : String.format(Locale.ROOT, form, change);
  }
}
