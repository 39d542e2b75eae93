package org.scorehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryNamesTest {

  private static final String FILE = "mappings/_shared/codes/country.csv";

  private final CodeList list;
  private final CountryNames names;

  CountryNamesTest() throws IOException {
    list = CodeList.read(FILE, Files.readAllBytes(Path.of(FILE)));
    names = new CountryNames(list);
  }

  @Test
  void knowsEveryCountryByBothLetterCodes() {
    for (String country : Locale.getISOCountries()) {
      assertThat(code(country)).isEqualTo(country);
      assertThat(code(new Locale.Builder().setRegion(country).build().getISO3Country()))
          .isEqualTo(country);
    }
  }

  @Test
  void givesOnlyCodesThatExist() {
    List<String> codes = Stream.of(Locale.getISOCountries()).toList();
    assertThat(list.entries().values())
        .allSatisfy(code -> assertThat(codes).contains(code.asText()));
  }

  @Test
  void isSortedSoThatChangesAreEasyToRead() {
    assertThat(list.entries().keySet().stream().toList()).isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "viet nam, VN",
    "VIETNAM, VN",
    "Turkiye, TR",
    "Cote d'Ivoire, CI",
    "Bosnia & Herzegovina, BA",
    "Hong Kong, HK",
    "P.R.China, CN",
    "050, BD",
    "50, BD",
    "bgd, BD"
  })
  void readsCodesAndNamesAsPeopleWriteThem(String written, String expected) {
    assertThat(code(written)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Korea", "XX", "999", "?", "Nowhere"})
  void guessesNothing(String written) {
    assertThat(code(written)).isNull();
  }

  private @Nullable String code(String written) {
    JsonNode code = names.code(written);
    return code == null ? null : code.asText();
  }
}
