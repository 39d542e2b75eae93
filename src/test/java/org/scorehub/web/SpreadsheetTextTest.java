package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+41 31 000", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x"})
  void putsAnApostropheBeforeWhatASpreadsheetWouldCalculate(String text) {
    assertThat(SpreadsheetText.safe(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Dhaka Knit", "7.14", "1=1", "a@b.example", "迈格纳"})
  void leavesOtherTextAsItIs(String text) {
    assertThat(SpreadsheetText.safe(text)).isEqualTo(text);
  }
}
