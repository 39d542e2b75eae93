package org.scorehub.connector;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * The {@code policy} of a connector or of one of its outbound documents, as it is written: what is
 * null is left to the connector, or to {@link DeliveryPolicy#DEFAULT}. Durations are written as a
 * whole number with ms, s, m, h or d.
 */
public record DeclaredPolicy(
    @Nullable List<DeliveryPolicy.Rate> rates,
    @Nullable Integer concurrency,
    DeliveryPolicy.@Nullable Rate retryBudget,
    DeliveryPolicy.@Nullable Breaker breaker,
    @Nullable Duration maxAge,
    DeliveryPolicy.@Nullable Backoff backoff,
    DeliveryPolicy.@Nullable Supersede supersede) {

  private record WrittenBreaker(@Nullable Integer failures, @Nullable String open) {}

  private record WrittenBackoff(@Nullable String first, @Nullable String longest) {}

  @JsonCreator
  static DeclaredPolicy read(
      @JsonProperty("rates") @Nullable List<DeliveryPolicy.Rate> rates,
      @JsonProperty("concurrency") @Nullable Integer concurrency,
      @JsonProperty("retryBudget") DeliveryPolicy.@Nullable Rate retryBudget,
      @JsonProperty("breaker") @Nullable WrittenBreaker breaker,
      @JsonProperty("maxAge") @Nullable String maxAge,
      @JsonProperty("backoff") @Nullable WrittenBackoff backoff,
      @JsonProperty("supersede") DeliveryPolicy.@Nullable Supersede supersede) {
    return new DeclaredPolicy(
        rates,
        concurrency,
        retryBudget,
        breaker == null ? null : breaker(breaker),
        maxAge == null ? null : DurationStyle.SIMPLE.parse(maxAge),
        backoff == null ? null : backoff(backoff),
        supersede);
  }

  private static DeliveryPolicy.Breaker breaker(WrittenBreaker written) {
    DeliveryPolicy.Breaker usual = DeliveryPolicy.DEFAULT.breaker();
    return new DeliveryPolicy.Breaker(
        or(written.failures(), usual.failures()), duration(written.open(), usual.open()));
  }

  private static DeliveryPolicy.Backoff backoff(WrittenBackoff written) {
    DeliveryPolicy.Backoff usual = DeliveryPolicy.DEFAULT.backoff();
    return new DeliveryPolicy.Backoff(
        duration(written.first(), usual.first()), duration(written.longest(), usual.longest()));
  }

  /** What holds where this is said over a base. */
  DeliveryPolicy over(DeliveryPolicy base) {
    return new DeliveryPolicy(
        or(rates, base.rates()),
        or(concurrency, base.concurrency()),
        or(retryBudget, base.retryBudget()),
        or(breaker, base.breaker()),
        or(maxAge, base.maxAge()),
        or(backoff, base.backoff()),
        or(supersede, base.supersede()));
  }

  private static Duration duration(@Nullable String written, Duration usual) {
    return written == null ? usual : DurationStyle.SIMPLE.parse(written);
  }

  private static <T> T or(@Nullable T said, T otherwise) {
    return said == null ? otherwise : said;
  }
}
