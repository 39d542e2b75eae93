package org.scorehub.platform.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          050-071001-002, \\d{3}-\\d{6}-002
          26-0712345-1,   26-\\d{7}-1
          ZS407120011,    ZS\\d{9}
          FAC-900923,     FAC-\\d{6}
          AS-2026-90001,  AS-2026-\\d{5}
          SBX-ENR-21,     SBX-ENR-21-7
          B-90001,        B-90001-7
          CN2021250D1DTN7, CN2021001\\d{5}[0-9A-Z]
          """)
  void givesAnotherIdentifierOfTheSameForm(String original, String form) {
    assertThat(new Variant(7).of("\"" + original + "\""))
        .matches("\"" + form + "\"")
        .isNotEqualTo("\"" + original + "\"")
        .isEqualTo(new Variant(7).of("\"" + original + "\""))
        .isNotEqualTo(new Variant(8).of("\"" + original + "\""));
  }

  @Test
  void leavesTextAsItIs() {
    String text = "2026-03-02T09:00:00+07:00, 14 von 30, tel. +90 212 555 01 23";
    assertThat(new Variant(3).of(text)).isEqualTo(text);
  }

  @Test
  void computesTheCheckDigitOfAGln() {
    String gln = new Variant(5).of("9520000710019");
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      sum += (gln.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    assertThat(sum % 10).isZero();
  }

  @Test
  void everyJourneyHasKeysOfItsOwn() {
    Journeys journeys = new Journeys(Path.of(""), LocalDate.parse("2026-11-01"), "test");
    Set<String> keys = new HashSet<>();
    int posted = 0;
    for (int number = 0; number < 3 * Journeys.kinds(); number++) {
      List<Piece> pieces = journeys.of(number);
      assertThat(pieces).isNotEmpty();
      for (Piece piece : pieces) {
        if (piece.way() != Piece.Way.PUBLISH) {
          posted++;
          keys.add(piece.key());
        }
      }
    }
    assertThat(keys).hasSize(posted);
  }
}
