package org.scorehub.training.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.matching.RulesInUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the boards up to date on a thread of its own, of several hubs one at a time: twice a minute
 * if something has changed, and less often where composing takes long. A board that would say the
 * same is not written again.
 */
@Component
public class CohortBoards {

  private static final Logger log = LoggerFactory.getLogger(CohortBoards.class);
  private static final int SECONDS = 30;

  /** Of its time it works at most one part in so many. */
  private static final int SHARE = 20;

  /** Everything that boards are composed of counts one of these up. */
  private static final String GROUND =
      """
      SELECT (SELECT count(*) || ' ' || coalesce(sum(version), 0) FROM site) || ' '
             || (SELECT count(*) || ' ' || count(due_at) || ' ' || count(withdrawn_at)
                   FROM recommendation_approval) || ' '
             || (SELECT coalesce(string_agg(buyer || kind, ',' ORDER BY buyer), '') FROM organisation)""";

  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtext('scorehub.cohort-boards'))::text";
  private static final String WRITE =
      """
      INSERT INTO cohort_board (buyer, composed_at, needs) VALUES (:buyer, :at, :needs::jsonb)
      ON CONFLICT (buyer) DO UPDATE SET composed_at = excluded.composed_at, needs = excluded.needs
       WHERE cohort_board.needs <> excluded.needs""";

  private final PipelineDatabase database;
  private final NeedRecords records;
  private final RulesInUse rules;
  private final ObjectMapper json;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(CohortBoards::thread);
  private String composed = "";
  private long restUntil = System.nanoTime();

  CohortBoards(
      PipelineDatabase database,
      NeedRecords records,
      RulesInUse rules,
      ObjectMapper json,
      Clock clock) {
    this.database = database;
    this.records = records;
    this.rules = rules;
    this.json = json;
    this.clock = clock;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "cohort-boards");
    thread.setDaemon(true);
    return thread;
  }

  @PostConstruct
  void begin() {
    var unused = timer.scheduleWithFixedDelay(this::attempt, 5, SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void end() {
    timer.shutdownNow();
  }

  private void attempt() {
    try {
      String now = ground();
      if (System.nanoTime() - restUntil >= 0 && !now.equals(composed)) {
        long begun = System.nanoTime();
        compose();
        composed = now;
        restUntil = System.nanoTime() + SHARE * (System.nanoTime() - begun);
      }
    } catch (RuntimeException e) { // an uncaught one would end the boards for good
      log.warn("Boards for training groups cannot be composed now: {}", e.toString());
    }
  }

  private String ground() {
    String recorded = database.jdbc().sql(GROUND).query(String.class).single();
    return String.join(" ", recorded, rules.rules().version(), today().toString());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Composes the boards as things stand when it begins; waits while another hub does. */
  public void compose() {
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              database.jdbc().sql(LOCK).query(String.class).single();
              write(database.jdbc());
            });
  }

  private void write(JdbcClient jdbc) {
    LocalDate today = today();
    NeedRecords.Everything read = records.read(jdbc);
    Map<String, List<Need>> boards =
        new Boards(read, new NeedComposer(read, today, rules.rules()::severityWeight)).all();
    read.kinds()
        .keySet()
        .forEach(
            organisation ->
                write(jdbc, organisation, boards.getOrDefault(organisation, List.of())));
  }

  private void write(JdbcClient jdbc, String organisation, List<Need> needs) {
    jdbc.sql(WRITE)
        .param("buyer", organisation)
        .param("at", Timestamp.from(clock.instant()))
        .param("needs", text(needs))
        .update();
  }

  private String text(List<Need> needs) {
    try {
      return json.writeValueAsString(needs);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("needs can always be written", e);
    }
  }
}
