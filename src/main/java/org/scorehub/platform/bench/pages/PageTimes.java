package org.scorehub.platform.bench.pages;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long one page took.
 *
 * @param page user and path with its placeholders
 * @param millis of each request, in rising order
 */
@SuppressWarnings("ArrayRecordComponent") // figures, never compared
record PageTimes(String page, double[] millis) {

  static PageTimes of(String page, double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new PageTimes(page, sorted);
  }

  double p95() {
    return at(0.95);
  }

  private double at(double part) {
    return millis[(int) Math.min(millis.length - 1L, Math.round(part * millis.length))];
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "p50 %6.1f ms  p95 %6.1f ms  max %6.1f ms  %s",
        at(0.5),
        p95(),
        millis[millis.length - 1],
        page);
  }
}
