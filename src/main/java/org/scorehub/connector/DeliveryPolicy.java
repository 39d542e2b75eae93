package org.scorehub.connector;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How deliveries of one document are sent, everything decided. Rates, concurrency, retry budget and
 * breaker are those of the receiver, which is one organisation's use of the connector; they count
 * over all its documents.
 *
 * @param rates how many attempts may begin in how long; all hold at once, none means no limit
 * @param concurrency most lanes of the receiver that are worked on at a time, over all instances
 * @param retryBudget how many attempts may repeat an earlier one in how long
 * @param breaker when the receiver is left alone but for a probe
 * @param maxAge how old a delivery gets while its receiver is unavailable; then it is parked
 * @param backoff how long a delivery waits after an attempt that found the receiver unavailable
 * @param supersede which open deliveries about one site are not sent any more
 */
public record DeliveryPolicy(
    List<Rate> rates,
    int concurrency,
    Rate retryBudget,
    Breaker breaker,
    Duration maxAge,
    Backoff backoff,
    Supersede supersede) {

  /** What holds where a connector says nothing. */
  public static final DeliveryPolicy DEFAULT =
      new DeliveryPolicy(
          List.of(),
          4,
          new Rate(120, Duration.ofMinutes(1)),
          new Breaker(10, Duration.ofSeconds(30)),
          Duration.ofDays(7),
          new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)),
          Supersede.NONE);

  /**
   * A number in any stretch of time as long as the window.
   *
   * @param most positive
   * @param window a second, a minute, an hour or a day
   */
  public record Rate(int most, Duration window) {

    private static final Map<String, Duration> WINDOWS =
        Map.of(
            "s", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    /**
     * Reads {@code 10/min}.
     *
     * @throws IllegalArgumentException if it is no number per s, min, h or d
     */
    @JsonCreator
    public static Rate parse(String text) {
      String[] parts = text.split("/", -1);
      Duration window = parts.length == 2 ? WINDOWS.get(parts[1]) : null;
      if (window == null) {
        throw new IllegalArgumentException("\"" + text + "\" is no rate such as 10/min");
      }
      return new Rate(Integer.parseInt(parts[0]), window);
    }

    @JsonValue
    @Override
    public String toString() {
      return WINDOWS.entrySet().stream()
          .filter(unit -> unit.getValue().equals(window))
          .map(unit -> most + "/" + unit.getKey())
          .findFirst()
          .orElse(most + "/" + window);
    }
  }

  /**
   * Keeps a dead receiver from being asked by every lane.
   *
   * @param failures attempts in a row that find it unavailable before the breaker opens; positive
   * @param open how long nothing is sent then, before one attempt tries it again
   */
  public record Breaker(int failures, Duration open) {}

  /**
   * Growing pauses of one delivery: doubling from the first to the longest, each shortened by
   * chance by up to a half.
   *
   * @param first the pause after the first attempt
   * @param longest no pause is longer, unless the receiver asks for more
   */
  public record Backoff(Duration first, Duration longest) {}

  /** Which open deliveries are replaced by later ones of the same document about the same site. */
  public enum Supersede {
    /** None: each state is told, in order. */
    NONE,
    /** All but the newest, unless an attempt may have arrived. */
    NEWEST;

    @JsonCreator
    static Supersede parse(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public DeliveryPolicy {
    rates = List.copyOf(rates);
  }
}
