package org.scorehub.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

  @Test
  void knowsWhereEachCellStarts() {
    List<List<CsvCell>> records = CsvRecords.of("a,b\n\n\"x\ny\",z\n").records();
    assertThat(records.get(1)).containsExactly(new CsvCell("x\ny", 3, 1), new CsvCell("z", 4, 4));
  }

  @Test
  void keepsEmptyCells() {
    assertThat(values(",b,\n,,")).containsExactly(List.of("", "b", ""), List.of("", "", ""));
  }

  @Test
  void tellsAQuoteThatIsNeverClosed() {
    CsvCell unclosed = CsvRecords.of("a,\"b\nc").unclosed();
    assertThat(unclosed).isEqualTo(new CsvCell("b\nc", 1, 3));
  }

  @Property(tries = 300)
  void readsBackWhatWasQuoted(@ForAll("table") List<List<String>> table) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : table) {
      text.append(String.join(",", row.stream().map(CsvRecordsTest::quote).toList())).append('\n');
    }
    assertThat(values(text.toString())).isEqualTo(table);
  }

  @Provide
  Arbitrary<List<List<String>>> table() {
    Arbitrary<String> cell = Arbitraries.strings().withChars("ab,\"\n é").ofMaxLength(6);
    return cell.list().ofMinSize(2).ofMaxSize(4).list().ofMaxSize(5);
  }

  private static String quote(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static List<List<String>> values(String text) {
    return CsvRecords.of(text).records().stream()
        .map(record -> record.stream().map(CsvCell::value).toList())
        .toList();
  }
}
