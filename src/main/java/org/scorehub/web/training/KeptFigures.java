package org.scorehub.web.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps figures that take long to count, for each organisation its own. What is quickly counted is
 * counted each time. What is not is answered as it was kept, and counted anew in the background if
 * its ground has changed; but never once somebody's records may no longer be read that are in it.
 */
@Component
class KeptFigures {

  private static final Logger log = LoggerFactory.getLogger(KeptFigures.class);

  /** What took longer than this is not counted while somebody waits, if there is a choice. */
  private static final Duration QUICK = Duration.ofMillis(100);

  private static final int AT_ONCE = 2;
  private static final String READ =
      """
      SELECT seen, ground, counted_at, took_ms, figures FROM kept_figures
       WHERE buyer = hub_organisation() AND kind = :kind AND filter = :filter""";
  private static final String WRITE =
      """
      INSERT INTO kept_figures (buyer, kind, filter, seen, ground, counted_at, took_ms, figures)
      VALUES (hub_organisation(), :kind, :filter, :seen, :ground, :at, :took, :figures::jsonb)
      ON CONFLICT (buyer, kind, filter) DO UPDATE SET seen = excluded.seen, ground = excluded.ground,
          counted_at = excluded.counted_at, took_ms = excluded.took_ms, figures = excluded.figures""";
  private static final String FORGET =
      "DELETE FROM kept_figures WHERE counted_at < now() - interval '7 days'";

  private record Counted(String seen, Kept<?> kept) {}

  private record Row(String seen, String ground, Instant at, long tookMillis, String figures) {}

  /** What is there, and what it would be counted over now. */
  private record State(@Nullable Row row, String seen, String ground) {

    boolean isCurrent() {
      return row != null && row.ground().equals(ground);
    }

    boolean mayShow() {
      return row != null
          && row.seen().equals(seen)
          && (isCurrent() || row.tookMillis() > QUICK.toMillis());
    }
  }

  private final OrganisationDatabase database;
  private final ObjectMapper json;
  private final Clock clock;
  private final ExecutorService background =
      Executors.newFixedThreadPool(AT_ONCE, KeptFigures::thread);
  private final Map<String, CompletableFuture<Counted>> underWay = new ConcurrentHashMap<>();

  KeptFigures(OrganisationDatabase database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "kept-figures");
    thread.setDaemon(true);
    return thread;
  }

  @PreDestroy
  void end() {
    background.shutdownNow();
  }

  /**
   * The figures for the caller's organisation.
   *
   * @param patience how long to wait for them if none may be shown that are kept
   * @return empty if they are still being counted
   */
  <T> Optional<Kept<T>> get(KeptQuestion<T> question, Duration patience) {
    String organisation = Caller.current().organisation();
    State state = database.as(organisation, jdbc -> state(jdbc, question));
    Row row = state.row();
    if (row == null || !state.mayShow()) {
      return counted(organisation, question, state.seen(), patience);
    }
    if (!state.isCurrent() && row.at().isBefore(clock.instant().minus(question.lag()))) {
      var unused = begin(organisation, question);
    }
    return Optional.of(kept(question, row));
  }

  /** What is being counted already may have begun when more could be read than now. */
  private <T> Optional<Kept<T>> counted(
      String organisation, KeptQuestion<T> question, String seen, Duration patience) {
    Counted counted = await(begin(organisation, question), patience);
    if (counted != null && !counted.seen().equals(seen)) {
      counted = await(begin(organisation, question), patience);
    }
    return counted == null || !counted.seen().equals(seen)
        ? Optional.empty()
        : Optional.of(
            new Kept<>(question.type().cast(counted.kept().figures()), counted.kept().countedAt()));
  }

  private static State state(JdbcClient jdbc, KeptQuestion<?> question) {
    Row row =
        jdbc.sql(READ)
            .param("kind", question.kind())
            .param("filter", question.filter())
            .query(
                (found, n) ->
                    new Row(
                        found.getString("seen"),
                        found.getString("ground"),
                        found.getTimestamp("counted_at").toInstant(),
                        found.getLong("took_ms"),
                        found.getString("figures")))
            .optional()
            .orElse(null);
    return new State(row, question.seen().apply(jdbc), question.ground().apply(jdbc));
  }

  /** Counts unless the same is being counted already. */
  private CompletableFuture<Counted> begin(String organisation, KeptQuestion<?> question) {
    String key = String.join("|", organisation, question.kind(), question.filter());
    CompletableFuture<Counted> work =
        underWay.computeIfAbsent(
            key,
            k ->
                CompletableFuture.supplyAsync(
                    () -> database.as(organisation, jdbc -> count(jdbc, question)), background));
    var unused =
        work.whenComplete(
            (done, failed) -> {
              underWay.remove(key, work);
              if (failed != null) {
                log.warn("{} cannot be counted now: {}", key, failed.toString());
              }
            });
    return work;
  }

  private <T> Counted count(JdbcClient jdbc, KeptQuestion<T> question) {
    Instant at = clock.instant();
    long begun = System.nanoTime();
    String seen = question.seen().apply(jdbc);
    String ground = question.ground().apply(jdbc);
    T figures = question.count().apply(jdbc);
    jdbc.sql(FORGET).update();
    jdbc.sql(WRITE)
        .param("kind", question.kind())
        .param("filter", question.filter())
        .param("seen", seen)
        .param("ground", ground)
        .param("at", Timestamp.from(at))
        .param("took", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
        .param("figures", written(figures))
        .update();
    return new Counted(seen, new Kept<>(figures, at));
  }

  private static @Nullable Counted await(CompletableFuture<Counted> work, Duration patience) {
    try {
      return work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  private <T> Kept<T> kept(KeptQuestion<T> question, Row row) {
    try {
      return new Kept<>(json.readValue(row.figures(), question.type()), row.at());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures are kept as they were never written", e);
    }
  }

  private String written(Object figures) {
    try {
      return json.writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures can always be written", e);
    }
  }
}
