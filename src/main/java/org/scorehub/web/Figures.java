package org.scorehub.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Measured figures as people read them: whole from 1,000 on, else three digits. */
public final class Figures {

  private static final double WHOLE_FROM = 1000;
  private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private Figures() {}

  public static String plain(double value) {
    return plain(value, Locale.ROOT);
  }

  /** With the separators of a language. */
  public static String plain(double value, Locale locale) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        Math.abs(value) >= WHOLE_FROM
            ? exact.setScale(0, RoundingMode.HALF_UP)
            : exact.round(DIGITS);
    return new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(locale))
        .format(rounded)
        .replace('-', '−');
  }

  public static String signed(double value, Locale locale) {
    return value > 0 ? "+" + plain(value, locale) : plain(value, locale);
  }
}
