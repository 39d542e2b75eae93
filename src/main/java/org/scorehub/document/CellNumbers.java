package org.scorehub.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Numbers of cells as text: dates as ISO 8601 writes them, other numbers as a person sees them, but
 * without grouping and powers of ten. Not thread-safe.
 */
final class CellNumbers {

  /** More digits are not shown by a spreadsheet program. */
  private static final MathContext SHOWN = new MathContext(15);

  /** The year 10000 in the older of the two calendars. */
  private static final double END_OF_DATES = 2_958_466;

  private static final double EXACT = 1e18;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private final boolean since1904;
  private final DataFormatter formatter = new DataFormatter(Locale.US);

  CellNumbers(boolean since1904) {
    this.since1904 = since1904;
  }

  /** Empty if it is no date that can be shown. */
  Optional<String> text(double value, CellFormat format) {
    return switch (format.kind()) {
      case PLAIN -> Optional.of(plain(value));
      case DISPLAYED -> Optional.of(displayed(value, format));
      case DATE -> date(value).map(at -> at.toLocalDate().toString());
      case TIME -> date(value).map(TIME::format);
      case DATE_TIME -> date(value).map(DATE_TIME::format);
      case DATE_OR_TIME ->
          date(value).map(at -> value < 1 ? TIME.format(at) : at.toLocalDate().toString());
    };
  }

  static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      return Long.toString((long) value);
    }
    return new BigDecimal(value, SHOWN).stripTrailingZeros().toPlainString();
  }

  /** Formats that the library cannot make sense of leave the number as it is. */
  private String displayed(double value, CellFormat format) {
    try {
      return formatter.formatRawCellContents(value, format.id(), format.code(), since1904);
    } catch (RuntimeException e) {
      return plain(value);
    }
  }

  private Optional<LocalDateTime> date(double value) {
    return value < 0 || value >= END_OF_DATES
        ? Optional.empty()
        : Optional.ofNullable(DateUtil.getLocalDateTime(value, since1904, true));
  }
}
