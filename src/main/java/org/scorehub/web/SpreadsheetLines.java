package org.scorehub.web;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a CSV file that spreadsheets open as it is meant: UTF-8 with its mark, numbers and ISO
 * days as such. A text that a spreadsheet would calculate begins with an apostrophe instead.
 */
public final class SpreadsheetLines implements SpreadsheetRows {

  private static final CsvMapper CSV =
      CsvMapper.csvBuilder().enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS).build();

  private final SequenceWriter lines;

  private SpreadsheetLines(SequenceWriter lines) {
    this.lines = lines;
  }

  /** Begins the text of a file; the caller closes what this returns. */
  public static SpreadsheetLines to(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\uFEFF');
    return new SpreadsheetLines(CSV.writer().writeValues(writer));
  }

  @Override
  public void line(@Nullable Object... values) throws IOException {
    Object[] safe = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      safe[i] = safe(values[i]);
    }
    lines.write(safe);
  }

  private static Object safe(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number) {
      return value;
    }
    return SpreadsheetText.safe(value.toString());
  }

  @Override
  public void flush() throws IOException {
    lines.flush();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
