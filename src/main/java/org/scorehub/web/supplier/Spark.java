package org.scorehub.web.supplier;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.scorehub.standing.KpiStanding;

/**
 * The course of a KPI as a line, {@value #WIDTH} by {@value #HEIGHT}. The periods follow one
 * another at equal distances.
 *
 * @param points of an SVG polyline
 * @param x of the last reading
 * @param y of the last reading
 */
record Spark(String points, String x, String y) {

  static final int WIDTH = 80;
  static final int HEIGHT = 24;
  private static final int EDGE = 3;

  static Spark of(KpiStanding kpi) {
    List<Double> values = kpi.points().stream().map(KpiStanding.Point::value).toList();
    double low = values.stream().mapToDouble(v -> v).min().orElse(0);
    double high = values.stream().mapToDouble(v -> v).max().orElse(0);
    double span = high - low;
    List<String> points =
        IntStream.range(0, values.size())
            .mapToObj(i -> x(i, values.size()) + ',' + y(values.get(i) - low, span))
            .toList();
    String[] last = points.get(points.size() - 1).split(",", 2);
    return new Spark(points.stream().collect(Collectors.joining(" ")), last[0], last[1]);
  }

  private static String x(int place, int count) {
    return figure(EDGE + (count == 1 ? 0.5 : (double) place / (count - 1)) * (WIDTH - 2 * EDGE));
  }

  /** The greatest is on top. */
  private static String y(double above, double span) {
    return figure(HEIGHT - EDGE - (span == 0 ? 0.5 : above / span) * (HEIGHT - 2 * EDGE));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
