package org.scorehub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.connector.DeliveryPolicy.Backoff;
import org.scorehub.connector.DeliveryPolicy.Breaker;
import org.scorehub.connector.DeliveryPolicy.Rate;
import org.scorehub.connector.DeliveryPolicy.Supersede;

class DeliveryPolicyTest {

  private static DeclaredPolicy read(String yaml) {
    try {
      return new YAMLMapper().readValue(yaml, DeclaredPolicy.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsEverythingThatCanBeSaid() {
    DeliveryPolicy policy =
        read("""
            rates: [1/s, 10/min, 100/h]
            concurrency: 2
            retryBudget: 30/min
            breaker: {failures: 3, open: 2m}
            maxAge: 36h
            backoff: {first: 500ms, longest: 1d}
            supersede: newest
            """)
            .over(DeliveryPolicy.DEFAULT);
    assertThat(policy)
        .isEqualTo(
            new DeliveryPolicy(
                List.of(
                    new Rate(1, Duration.ofSeconds(1)),
                    new Rate(10, Duration.ofMinutes(1)),
                    new Rate(100, Duration.ofHours(1))),
                2,
                new Rate(30, Duration.ofMinutes(1)),
                new Breaker(3, Duration.ofMinutes(2)),
                Duration.ofHours(36),
                new Backoff(Duration.ofMillis(500), Duration.ofDays(1)),
                Supersede.NEWEST));
  }

  @Test
  void leavesTheRestAsItIsUsual() {
    DeliveryPolicy policy = read("breaker: {open: 1h}").over(DeliveryPolicy.DEFAULT);
    assertThat(policy.breaker()).isEqualTo(new Breaker(10, Duration.ofHours(1)));
    assertThat(policy.maxAge()).isEqualTo(Duration.ofDays(7));
    assertThat(policy.rates()).isEmpty();
    assertThat(policy.supersede()).isEqualTo(Supersede.NONE);
  }

  @Test
  void laysTheDocumentsWordOverThatOfItsConnector() {
    DeliveryPolicy connector =
        read("{maxAge: 2d, rates: [5/s], supersede: newest}").over(DeliveryPolicy.DEFAULT);
    DeliveryPolicy document = read("{maxAge: 1h, supersede: none}").over(connector);
    assertThat(document.maxAge()).isEqualTo(Duration.ofHours(1));
    assertThat(document.supersede()).isEqualTo(Supersede.NONE);
    assertThat(document.rates()).containsExactly(new Rate(5, Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/s", "10/min", "9999/h", "1/d"})
  void writesARateAsItWasRead(String rate) {
    assertThat(Rate.parse(rate)).hasToString(rate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "10/m", "a/s", "1/s/h", "/s"})
  void refusesWhatIsNoRate(String rate) {
    assertThatIllegalArgumentException().isThrownBy(() -> Rate.parse(rate));
  }
}
