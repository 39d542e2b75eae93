package org.scorehub.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;

/** The rows of one sheet of an Office Open XML workbook, in constant memory. */
final class XlsxRows implements SheetRows {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final int LONGEST_NUMBER = 100;

  private final XmlCursor xml;
  private final @Nullable SharedTexts shared;
  private final XlsxStyles styles;
  private final CellNumbers numbers;
  private final List<@Nullable String> cells = new ArrayList<>();
  private final List<Problem> faults = new ArrayList<>();
  private int row;

  XlsxRows(XmlCursor xml, @Nullable SharedTexts shared, XlsxStyles styles, CellNumbers numbers) {
    this.xml = xml;
    this.shared = shared;
    this.styles = styles;
    this.numbers = numbers;
  }

  @Override
  public @Nullable SheetRow next() throws RefusedDocument {
    while (xml.next() && !xml.isEnd("sheetData")) {
      if (xml.isStart("row")) {
        return row();
      }
    }
    return null;
  }

  private SheetRow row() throws RefusedDocument {
    String number = xml.attribute("r");
    row = number == null ? row + 1 : WorkbookText.number(number, CellPlace.MOST_ROWS);
    cells.clear();
    faults.clear();
    while (xml.next() && !xml.isEnd("row")) {
      if (xml.isStart("c")) {
        cell();
      }
    }
    return SheetRow.of(row, cells, faults);
  }

  private void cell() throws RefusedDocument {
    String reference = xml.attribute("r");
    int column = reference == null ? cells.size() + 1 : CellPlace.column(reference);
    if (column > SheetRow.MOST_COLUMNS) {
      throw BrokenWorkbook.because("a row has too many cells");
    }
    String type = xml.attribute("t");
    CellFormat format = styles.format(xml.attribute("s"));
    while (cells.size() < column) {
      cells.add(null);
    }
    cells.set(column - 1, content(type == null ? "n" : type, format, column));
  }

  private @Nullable String content(String type, CellFormat format, int column)
      throws RefusedDocument {
    boolean formula = false;
    String value = null;
    String inline = null;
    while (xml.next() && !xml.isEnd("c")) {
      if (xml.isStart("is")) {
        inline = WorkbookText.read(xml);
      } else if (xml.isStart("v")) {
        value = WorkbookText.plain(xml);
      } else if (xml.isStart()) {
        formula |= xml.isStart("f");
        xml.skip();
      }
    }
    if (inline != null) {
      return inline;
    } else if (formula && (value == null || (value.isEmpty() && !type.equals("str")))) {
      faults.add(CellFaults.notComputed(row, column));
      return null;
    }
    return value == null || value.isEmpty() ? null : text(type, value, format, column);
  }

  private @Nullable String text(String type, String value, CellFormat format, int column)
      throws RefusedDocument {
    return switch (type) {
      case "s" -> shared(value);
      case "str", "inlineStr" -> WorkbookText.unescaped(value);
      case "b" -> value.strip().equals("0") ? "false" : "true";
      case "d" -> isoDate(value, format);
      case "e" -> error(value, column);
      default -> number(value.strip(), format, column);
    };
  }

  private String shared(String number) throws RefusedDocument {
    if (shared == null) {
      throw BrokenWorkbook.because("its texts are missing");
    }
    return shared.get(number);
  }

  /** Some programs write dates as text of ISO 8601; a midnight that is not shown is left out. */
  private static String isoDate(String value, CellFormat format) {
    String text = value.strip().replaceFirst("(?:\\.0+)?Z?$", "");
    return format.kind() == CellFormat.Kind.DATE ? text.replaceFirst("T00:00:00$", "") : text;
  }

  private @Nullable String error(String shown, int column) {
    faults.add(CellFaults.error(row, column, shown));
    return null;
  }

  private @Nullable String number(String value, CellFormat format, int column) {
    if (value.length() > LONGEST_NUMBER || !NUMBER.matcher(value).matches()) {
      return error(value, column);
    }
    if (format.kind() == CellFormat.Kind.PLAIN && WHOLE.matcher(value).matches()) {
      return Long.toString(Long.parseLong(value));
    }
    double number = Double.parseDouble(value);
    Optional<String> text =
        Double.isFinite(number) ? numbers.text(number, format) : Optional.empty();
    return text.isPresent() ? text.get() : error(value, column);
  }

  @Override
  public void close() {
    xml.close();
  }
}
