package org.scorehub.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetCellTest {

  @Property
  void isReadAsItIsWritten(
      @ForAll @NotBlank @AlphaChars String sheet,
      @ForAll @IntRange(min = 1, max = 1_048_576) int row,
      @ForAll @IntRange(min = 1, max = 16_384) int column) {
    SheetCell cell = new SheetCell(sheet, row, column);
    assertThat(SheetCell.of(cell.toString())).contains(cell);
  }

  @ParameterizedTest
  @CsvSource({
    "C5, , 5, 3",
    "aa1, , 1, 27",
    "$XFD$1048576, , 1048576, 16384",
    "Supply chain!B2, Supply chain, 2, 2",
    "a!b!B2, a!b, 2, 2",
    "'''Buyer''s list''!B2', Buyer's list, 2, 2"
  })
  void isWrittenInSeveralWays(String text, String sheet, int row, int column) {
    assertThat(SheetCell.of(text)).contains(new SheetCell(sheet, row, column));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "C", "5", "C0", "/rows[1]/site_name", "ABCD1", "C5:D6", "Sheet!", "!C5"})
  void isNothingElse(String text) {
    assertThat(SheetCell.of(text)).isEmpty();
  }

  @Test
  void aRowHasNoColumn() {
    assertThat(new SheetCell("Suppliers", 5, 0)).hasToString("Suppliers!5");
  }

  @Test
  void standsInEverySheetIfItNamesNone() {
    Position place = new Position(5, 3, -1, "Suppliers");
    assertThat(new SheetCell(null, 5, 3).isAt(place)).isTrue();
    assertThat(new SheetCell("Suppliers", 5, 3).isAt(place)).isTrue();
    assertThat(new SheetCell("Others", 5, 3).isAt(place)).isFalse();
    assertThat(new SheetCell(null, 3, 5).isAt(place)).isFalse();
  }

  @Test
  void theCellsOfAChildAreThoseOfItsHeaderEmptyOnesToo() {
    String child =
        """
        {"sheet":"Suppliers","columns":{"name":1,"country":2},
         "rows":[{"row":17,"values":{"name":"Rosa"}},{"row":18,"values":{"country":"PT"}}]}""";
    ChildCells cells = ChildCells.of(child.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertThat(cells.sheet()).isEqualTo("Suppliers");
    assertThat(cells.cut()).isFalse();
    assertThat(cells.rows())
        .containsExactly(
            new ChildCells.Row(
                17,
                List.of(
                    new ChildCells.Cell(1, "name", "Rosa"),
                    new ChildCells.Cell(2, "country", null))),
            new ChildCells.Row(
                18,
                List.of(
                    new ChildCells.Cell(1, "name", null),
                    new ChildCells.Cell(2, "country", "PT"))));
    assertThat(ChildCells.of("<audit/>".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
