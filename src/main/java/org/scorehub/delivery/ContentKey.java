package org.scorehub.delivery;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.KeyScan;
import org.scorehub.document.TableLayout;
import org.scorehub.passport.PassportSeal;

/** Finds the key of an outbound document in its bytes; of a table, in its first row. */
final class ContentKey {

  private static final String ENVELOPE = "/Envelope/Body";

  private ContentKey() {}

  /** In the document as it was made; empty if it names no key or has none. */
  static Optional<String> ofDocument(DocumentDefinition definition, byte[] document) {
    return find(definition, document, definition.key());
  }

  /** In the content as it is sent, envelope and all. */
  static Optional<String> ofContent(DocumentDefinition definition, byte[] content) {
    String key = definition.key();
    if (key == null || definition.envelope() == null) {
      return find(definition, content, key);
    }
    return switch (definition.envelope()) {
      case SOAP -> find(definition, content, ENVELOPE + key);
      case JWT -> find(definition, PassportSeal.open(content), key);
    };
  }

  private static Optional<String> find(
      DocumentDefinition definition, byte[] bytes, @Nullable String path) {
    if (path == null) {
      return Optional.empty();
    }
    return definition.format() == DocumentFormat.TABLE
        ? inFirstRow(layout(definition), bytes, path.substring(1))
        : KeyScan.find(definition.format(), new ByteArrayInputStream(bytes), path);
  }

  private static TableLayout layout(DocumentDefinition definition) {
    return definition.table() == null ? TableLayout.PLAIN : definition.table();
  }

  private static Optional<String> inFirstRow(TableLayout table, byte[] bytes, String member) {
    String header = table.columns().getOrDefault(member, List.of(member)).get(0);
    try (CsvReader<CsvRecord> reader = reader(table, bytes)) {
      Iterator<CsvRecord> rows = reader.iterator();
      int column = rows.hasNext() ? rows.next().getFields().indexOf(header) : -1;
      return column >= 0 && rows.hasNext() ? value(rows.next(), column) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CsvReader<CsvRecord> reader(TableLayout table, byte[] bytes) {
    String separator = table.separator() == null ? "," : table.separator();
    return CsvReader.builder()
        .fieldSeparator(separator)
        .detectBomHeader(true)
        .ofCsvRecord(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
  }

  private static Optional<String> value(CsvRecord row, int column) {
    return column < row.getFieldCount() && !row.getField(column).isBlank()
        ? Optional.of(row.getField(column).strip())
        : Optional.empty();
  }
}
