package org.scorehub.web.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a subscription keeps of a list of suppliers. */
class SupplierAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=dai+nam",
        "country=VN&country=CN",
        "rating=amfori+BSCI+A-E%7CD",
        "worst=CRITICAL&worst=ZERO_TOLERANCE",
        "module=WC&stage=VISITS&trained=WC%3ACOMPLETED",
        "outcome=WORSE",
        "kpi=DEFECT_RATE+%25%3AIMPROVED",
        "escalated=true",
        "unaudited=true"
      })
  void isReadAsItIsWritten(String query) {
    assertThat(SupplierAddress.of(SupplierAddress.read(query).lasting())).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"changed=true", "since=P7D", "sort=CHANGES"})
  void keepsNothingOfWhatChangedAndNoOrder(String query) {
    assertThat(SupplierAddress.of(SupplierAddress.read(query))).isEmpty();
  }
}
