package org.scorehub.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Adds attempts to exchanges that are settled. Every attempt stays readable with its problems, the
 * first too; what has been recorded from an exchange stands, whatever a later attempt gives.
 */
@Component
public final class AttemptChain {

  private static final String FAILED = "FAILED";

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  AttemptChain(PipelineDatabase database, ObjectMapper json, Clock clock) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.json = json;
    this.clock = clock;
  }

  /** The exchange, locked until the caller's transaction ends; empty if there is none. */
  public Optional<KeptExchange> hold(String buyer, UUID id) {
    return jdbc
        .query(
            "SELECT * FROM exchange WHERE buyer = ? AND id = ? FOR UPDATE", this::kept, buyer, id)
        .stream()
        .findFirst();
  }

  /** Exchanges as they stand, not locked; those that are not there any more are left out. */
  public List<KeptExchange> read(String buyer, Collection<UUID> ids) {
    return jdbc.query(
        "SELECT * FROM exchange WHERE buyer = ? AND id = ANY (?)",
        this::kept,
        buyer,
        ids.toArray(UUID[]::new));
  }

  private KeptExchange kept(ResultSet row, int number) throws SQLException {
    return new KeptExchange(
        Admission.of(row),
        ExchangeState.valueOf(row.getString("state")),
        row.getObject("revision", Integer.class),
        row.getString("bundle_id"),
        problems(row.getString("problems")));
  }

  /**
   * Adds an attempt within the caller's transaction, which holds the exchange.
   *
   * @param settlement what the attempt came to; the exchange keeps its own where it is recorded and
   *     the attempt changed nothing or gave nothing usable
   * @return number of the attempt
   */
  public int add(KeptExchange before, Settlement settlement, RepeatedAttempt attempt) {
    String detail =
        settlement.stages().isEmpty()
            ? null
            : settlement.stages().get(settlement.stages().size() - 1).detail();
    int number =
        insert(
            before.admission(),
            attempt,
            settlement.bundleId(),
            settlement.state().name(),
            settlement.revision(),
            detail,
            write(settlement.problems()));
    stages(before.admission(), number, attempt, settlement.state().name(), settlement.stages());
    if (replaces(before, settlement.state())) {
      replace(settlement);
    }
    return number;
  }

  /**
   * Adds an attempt that could not be made, within the caller's transaction.
   *
   * @return number of the attempt
   */
  public int addFailure(
      KeptExchange before, @Nullable String bundleId, String why, RepeatedAttempt attempt) {
    int number = insert(before.admission(), attempt, bundleId, FAILED, null, why, "[]");
    stages(before.admission(), number, attempt, FAILED, List.of());
    return number;
  }

  private static boolean replaces(KeptExchange before, ExchangeState now) {
    boolean changes = now != ExchangeState.UNCHANGED && now != ExchangeState.QUARANTINED;
    return before.isUnusable() || changes;
  }

  private int insert(
      Admission exchange,
      RepeatedAttempt attempt,
      @Nullable String bundleId,
      String outcome,
      @Nullable Integer revision,
      @Nullable String detail,
      String problems) {
    keepFirst(exchange);
    Integer number =
        jdbc.queryForObject(
            """
            INSERT INTO exchange_attempt (buyer, exchange_id, number, at, stage, bundle_id, outcome,
                revision, detail, problems, asked_by, reason, job_id)
            SELECT ?, ?, max(number) + 1, now(), ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?
              FROM exchange_attempt WHERE buyer = ? AND exchange_id = ?
            RETURNING number""",
            Integer.class,
            exchange.buyer(),
            exchange.id(),
            attempt.stage(),
            bundleId,
            outcome,
            revision,
            detail,
            problems,
            attempt.askedBy(),
            attempt.reason(),
            attempt.job(),
            exchange.buyer(),
            exchange.id());
    return Objects.requireNonNull(number);
  }

  private void keepFirst(Admission exchange) {
    jdbc.update(
        """
        INSERT INTO exchange_attempt (buyer, exchange_id, number, at, stage, bundle_id, outcome,
            revision, detail, problems)
        SELECT buyer, id, 1, updated_at, 'RECEIVED', bundle_id, state, revision,
               stages -> -1 ->> 'detail', problems
          FROM exchange WHERE buyer = ? AND id = ?
        ON CONFLICT DO NOTHING""",
        exchange.buyer(),
        exchange.id());
  }

  private void stages(
      Admission exchange,
      int number,
      RepeatedAttempt attempt,
      String outcome,
      List<Stage> settled) {
    List<Stage> stages = new ArrayList<>();
    stages.add(
        new Stage(
            "replayed",
            clock.instant(),
            outcome.toLowerCase(Locale.ROOT),
            "attempt " + number + " by " + attempt.askedBy() + ": " + attempt.reason(),
            null));
    stages.addAll(settled);
    jdbc.update(
        "UPDATE exchange SET stages = stages || ?::jsonb, attempts = attempts + 1"
            + " WHERE buyer = ? AND id = ?",
        write(stages),
        exchange.buyer(),
        exchange.id());
  }

  private void replace(Settlement s) {
    jdbc.update(
        """
        UPDATE exchange SET state = ?, bundle_id = ?, site_id = ?, revision = ?, problem_codes = ?,
            problems = ?::jsonb, keys = ?, updated_at = now() WHERE buyer = ? AND id = ?""",
        s.state().name(),
        s.bundleId(),
        s.siteId(),
        s.revision(),
        s.problems().stream().map(Problem::code).distinct().toArray(String[]::new),
        write(s.problems()),
        s.keys().stream().map(key -> s.buyer() + "|" + key).toArray(String[]::new),
        s.buyer(),
        s.id());
  }

  private List<Problem> problems(String stored) {
    try {
      JsonNode list = json.readTree(stored);
      for (JsonNode problem : list) {
        if (!problem.has("offset")) {
          ((ObjectNode) problem).put("offset", -1); // unknown is left out where it is written
        }
      }
      return json.readerForListOf(Problem.class).readValue(list);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
