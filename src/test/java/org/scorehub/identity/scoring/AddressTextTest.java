package org.scorehub.identity.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.identity.scoring.Vocabulary.Scope;

class AddressTextTest {

  private final Vocabulary vocabulary = Vocabulary.load(ProjectWords::read);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IN | Plot No. 153, Sector 4, Manesar | 153 | | 4",
        "TR | 2318. Sokak No:14 Esenyurt | 14 | 2318 | ",
        "TR | Ugur Cad. No:47 B Blok | 47 | | ",
        "VN | No. 33, 6th Road, Hoa Mac Zone | 33 | 6 | ",
        "VN | Lô II-4, KCN Hòa Mạc | 2 4 | | ",
        "US | 524 E 48th Ave, 1B, Springfield | 524 1b | 48 | ",
        "IN | C-35 Sector 59 Noida | c35 | | 59",
        "CN | 广东省东莞市岭头路88号 | 88 | | ",
        "KR | 181, 3gongdan 2-ro, Gumi | 181 | 2 | 3",
        "BR | Rua do Sol, 5200Parque Santa Rita | 5200 | | ",
      })
  void tellsHousesRoadsAndZonesApart(
      String country, String address, String houses, String roads, String zones) {
    AddressText text = read(country, address);
    assertThat(String.join(" ", text.houses())).isEqualTo(houses);
    assertThat(String.join(" ", text.roads())).isEqualTo(roads == null ? "" : roads);
    assertThat(String.join(" ", text.zones())).isEqualTo(zones == null ? "" : zones);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IN | Plot 4, Tirupur 641604 | 641604",
        "BR | Rua do Sol 5, Blumenau 89868-000 | 89868000",
        "PT | Rua do Sol 5, 4815-300 Vizela | 4815300",
        "US | 13835 Welch Road, Dallas, Texas, 75244 | 75244",
        "BD | Holding 114, Savar, Dhaka-1341 | 1341",
      })
  void findsPostCodes(String country, String address, String code) {
    assertThat(read(country, address).postcodes()).containsExactly(code);
  }

  @Test
  void readsATownUnderBothItsNames() {
    assertThat(read("IN", "14 Mill Lane, Bengaluru").words())
        .isEqualTo(read("IN", "14 Mill Lane, Bangalore").words());
  }

  private AddressText read(String country, String address) {
    WordReader reader = new WordReader(vocabulary, Scope.ADDRESS, country);
    return AddressText.of(address, null, reader, country);
  }
}
