package org.scorehub.web.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.subscription.DigestSettings;
import org.scorehub.subscription.Subscription.Way;

class TargetsTest {

  private final Targets strict = new Targets(new DigestSettings(Duration.ZERO, false));
  private final Targets sandbox = new Targets(new DigestSettings(Duration.ZERO, true));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "a@b",
        "a@b.example, c@d.example",
        "A Buyer <a@b.example>",
        "a@b.example\r\nBcc: c@d.example"
      })
  void takeOneEmailAddressAndNothingAroundIt(String target) {
    assertThatThrownBy(() -> strict.checked(Way.EMAIL, target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("target must be one e-mail address");
    assertThat(strict.checked(Way.EMAIL, " buyer@brand.example ")).isEqualTo("buyer@brand.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example/x",
        "ftp://hooks.example/x",
        "https://user:secret@hooks.example/x",
        "https:///x",
        "hooks.example",
        "https://hooks.example/a b",
        "https://127.0.0.1/x",
        "https://localhost/x",
        "https://10.0.0.8:8443/x"
      })
  void refuseWebhooksThatAreNotOutsideAndSecure(String target) {
    assertThatThrownBy(() -> strict.checked(Way.WEBHOOK, target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("target must");
  }

  @ParameterizedTest
  @CsvSource({"http://localhost:8099/x", "https://127.0.0.1/x"})
  void mayBeNearWhereTheHubIsSetSo(String target) {
    assertThat(sandbox.checked(Way.WEBHOOK, target)).isEqualTo(target);
  }
}
