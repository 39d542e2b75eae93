package org.scorehub.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV text: a single sheet without a name. */
record CsvFile(ByteSource bytes, Encoding encoding, char separator) implements TableFile {

  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  /** Opens a text, with the separator that finds the most columns of the header. */
  static CsvFile open(
      ByteSource bytes, Encoding encoding, @Nullable String fixed, HeaderSearch header)
      throws RefusedDocument {
    if (fixed != null) {
      return new CsvFile(bytes, encoding, fixed.charAt(0));
    }
    CsvFile best = null;
    int bestScore = -1;
    for (char separator : SEPARATORS) {
      CsvFile file = new CsvFile(bytes, encoding, separator);
      int score = file.score(header);
      best = best == null || score > bestScore ? file : best;
      bestScore = Math.max(score, bestScore);
    }
    return best == null ? new CsvFile(bytes, encoding, ',') : best;
  }

  /** Members found count most, then columns. */
  private int score(HeaderSearch search) throws RefusedDocument {
    try (SheetRows rows = rows(0)) {
      TableHeader header = search.find(rows, null);
      return header == null ? 0 : header.matched() * SheetRow.MOST_COLUMNS + header.width();
    }
  }

  @Override
  public List<String> sheets() {
    return List.of();
  }

  @Override
  public SheetRows rows(int sheet) {
    try {
      InputStream in = bytes.open();
      in.skipNBytes(encoding.markBytes());
      return new CsvRows(new InputStreamReader(in, encoding.charset()), separator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable List<CellRange> merged(int sheet) {
    return null;
  }

  @Override
  public void close() {}
}
