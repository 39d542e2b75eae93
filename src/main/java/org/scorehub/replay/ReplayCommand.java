package org.scorehub.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be replayed, and how. Everything that is null or empty means any; the conditions given
 * must hold together.
 *
 * @param since received at or after; of deliveries, made due
 * @param until received before, likewise
 * @param state state of the exchange or the delivery; of deliveries without it and without ids,
 *     those refused and parked
 * @param problem problem code
 * @param search business key as {@code kind:value}, or a native key alone; of deliveries the
 *     idempotency key or the receipt
 * @param ids exchanges, whose rows count too if they are tables, or deliveries
 * @param force whether older deliveries may be sent after newer ones
 * @param sample how many are tried out for a preview, 0 to {@value #MOST_TRIED}
 * @param whole whether a preview tries everything that is meant, by supplier, instead of a sample
 * @param files changed files of the connector by path from the project root; only for {@link
 *     ReplayBundle#CANDIDATE}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReplayCommand(
    @Nullable String connector,
    @Nullable String document,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable String state,
    @Nullable String problem,
    @Nullable UUID site,
    @Nullable String search,
    List<UUID> ids,
    ReplayStage stage,
    ReplayBundle bundle,
    boolean force,
    int sample,
    Map<String, String> files,
    boolean whole) {

  /** Most items that a preview tries out. */
  public static final int MOST_TRIED = 1_000;

  /** Most items of one job. */
  public static final int MOST = 100_000;

  /**
   * Fills in what was left out: the received bytes, the active files.
   *
   * @throws IllegalArgumentException saying what does not fit together
   */
  @SuppressWarnings("NullAway") // what JSON leaves out is null
  public ReplayCommand {
    ids = ids == null ? List.of() : List.copyOf(ids);
    stage = stage == null ? ReplayStage.RECEIVED : stage;
    bundle = bundle == null ? ReplayBundle.AS_IS : bundle;
    files = files == null ? Map.of() : Map.copyOf(files);
    if (sample < 0 || sample > MOST_TRIED) {
      throw new IllegalArgumentException("sample must be 0 to " + MOST_TRIED);
    }
    if (whole && stage != ReplayStage.RECEIVED) {
      throw new IllegalArgumentException("everything is tried from the received bytes only");
    }
    if (since != null && until != null && !since.isBefore(until)) {
      throw new IllegalArgumentException("since must be before until");
    }
    if ((bundle == ReplayBundle.CANDIDATE) != !files.isEmpty()) {
      throw new IllegalArgumentException("a candidate needs files, and nothing else takes any");
    }
    if (bundle == ReplayBundle.CANDIDATE && (connector == null || stage != ReplayStage.RECEIVED)) {
      throw new IllegalArgumentException(
          "a candidate is tried with one connector, from the received bytes");
    }
  }

  /** One exchange, from the bytes received, by the files active now, tried out. */
  public static ReplayCommand once(UUID exchange) {
    return new ReplayCommand(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(exchange),
        ReplayStage.RECEIVED,
        ReplayBundle.AS_IS,
        false,
        1,
        Map.of(),
        false);
  }

  /** The same up to a time, so that what comes meanwhile is not in it. */
  public ReplayCommand before(Instant end) {
    return new ReplayCommand(
        connector, document, since, end, state, problem, site, search, ids, stage, bundle, force,
        sample, files, whole);
  }

  /** Whether it means deliveries, not exchanges. */
  @JsonIgnore
  public boolean isOfDeliveries() {
    return stage == ReplayStage.DELIVERY;
  }
}
