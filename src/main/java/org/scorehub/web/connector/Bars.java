package org.scorehub.web.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Hours as bars beside one another, {@value #WIDTH} by {@value #HEIGHT}; the part that went wrong
 * stands at the foot.
 *
 * @param bars of an SVG
 * @param most of one bar: what the whole height stands for
 */
record Bars(List<Bar> bars, long most) {

  static final int WIDTH = 168;
  static final int HEIGHT = 28;

  /** A rectangle; {@code bad} for the part that went wrong. */
  record Bar(boolean bad, String x, String y, String width, String height) {}

  Bars {
    bars = List.copyOf(bars);
  }

  static Bars of(List<ConnectorHour> hours) {
    long most = hours.stream().mapToLong(ConnectorHour::all).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    double width = (double) WIDTH / Math.max(1, hours.size());
    for (int i = 0; i < hours.size() && most > 0; i++) {
      ConnectorHour hour = hours.get(i);
      if (hour.all() > 0) {
        bars.add(bar(false, i * width, width, height(hour.all(), most)));
      }
      long bad = hour.quarantined() + hour.parked() + hour.unsent();
      if (bad > 0) {
        bars.add(bar(true, i * width, width, height(bad, most)));
      }
    }
    return new Bars(bars, most);
  }

  /** What happened once is seen beside what happened a thousand times. */
  private static double height(long count, long most) {
    return Math.max(1.5, (double) count / most * HEIGHT);
  }

  private static Bar bar(boolean bad, double x, double width, double height) {
    return new Bar(
        bad,
        figure(x),
        figure(HEIGHT - height),
        figure(Math.max(0.6, width - 0.4)),
        figure(height));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
