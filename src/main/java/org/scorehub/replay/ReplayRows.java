package org.scorehub.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of jobs and their items, as the pipeline writes them. */
@Component
final class ReplayRows {

  /**
   * The next item of a job.
   *
   * @param tries how often it was begun, this time included
   */
  record Item(int seq, UUID id, int tries) {}

  private static final String SELECT =
      "SELECT buyer, id, preview, command, seen, reason, asked_by FROM replay_job ";

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;

  ReplayRows(PipelineDatabase database, ObjectMapper json) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.json = json;
  }

  /** Previews and jobs that wait, oldest first. */
  List<ReplayJob> asked() {
    return jdbc.query(
        SELECT + "WHERE state = 'ASKED' ORDER BY NOT preview, asked_at LIMIT 20", this::job);
  }

  /** Jobs under way, the oldest of each organisation. */
  List<ReplayJob> running() {
    return jdbc.query(
        SELECT
            + "WHERE (buyer, asked_at) IN (SELECT buyer, min(asked_at) FROM replay_job"
            + " WHERE state = 'RUNNING' GROUP BY buyer) AND state = 'RUNNING'",
        this::job);
  }

  /** Does what people want of jobs that are under way or were. */
  void heed() {
    jdbc.update(
        """
        UPDATE replay_job SET wanted = NULL,
            state = CASE WHEN wanted = 'CANCEL' AND state IN ('ASKED', 'RUNNING') THEN 'CANCELLED'
                         WHEN wanted = 'RESUME' AND state = 'CANCELLED' THEN
                              CASE WHEN started_at IS NULL THEN 'ASKED' ELSE 'RUNNING' END
                         ELSE state END,
            finished_at = CASE WHEN wanted = 'CANCEL' AND state IN ('ASKED', 'RUNNING') THEN now()
                               WHEN wanted = 'RESUME' AND state = 'CANCELLED' THEN NULL
                               ELSE finished_at END
         WHERE wanted IS NOT NULL""");
  }

  void forgetOldPreviews() {
    jdbc.update("DELETE FROM replay_job WHERE preview AND asked_at < now() - interval '1 day'");
  }

  void planned(ReplayJob job, ReplayPlan plan, String seen) {
    jdbc.update(
        """
        UPDATE replay_job SET state = 'PLANNED', plan = ?::jsonb, plan_seen = ?, finished_at = now()
         WHERE buyer = ? AND id = ? AND state = 'ASKED'""",
        write(plan),
        seen,
        job.buyer(),
        job.id());
  }

  void refused(ReplayJob job, String why) {
    jdbc.update(
        """
        UPDATE replay_job SET state = 'REFUSED', problem = ?, finished_at = now()
         WHERE buyer = ? AND id = ? AND state IN ('ASKED', 'RUNNING')""",
        why,
        job.buyer(),
        job.id());
  }

  /**
   * Writes the items down and begins, within the caller's transaction.
   *
   * @return false if it was begun or cancelled meanwhile
   */
  boolean begin(ReplayJob job, List<Selected> selected) {
    int begun =
        jdbc.update(
            """
            UPDATE replay_job SET state = 'RUNNING', started_at = now()
             WHERE buyer = ? AND id = ? AND state = 'ASKED'""",
            job.buyer(),
            job.id());
    if (begun == 0) {
      return false;
    }
    boolean deliveries = job.command().isOfDeliveries();
    List<Object[]> rows = new ArrayList<>();
    for (Selected one : selected) {
      rows.add(
          new @Nullable Object[] {
            job.buyer(),
            job.id(),
            rows.size() + 1,
            deliveries ? null : one.id(),
            deliveries ? one.id() : null,
            one.state(),
            one.because()
          });
    }
    jdbc.batchUpdate(
        """
        INSERT INTO replay_item (buyer, job_id, seq, exchange_id, delivery_id, was, was_because)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
        rows);
    return true;
  }

  /** Counts a try at the next item; empty if none waits or the job runs no more. */
  Optional<Item> next(ReplayJob job) {
    return jdbc
        .query(
            """
            UPDATE replay_item SET tries = tries + 1
             WHERE buyer = ? AND job_id = ?
               AND seq = (SELECT min(seq) FROM replay_item i
                           WHERE i.buyer = ? AND i.job_id = ? AND i.state = 'WAITING')
               AND EXISTS (SELECT FROM replay_job j WHERE j.buyer = ? AND j.id = ?
                              AND j.state = 'RUNNING' AND j.wanted IS NULL)
            RETURNING seq, coalesce(exchange_id, delivery_id), tries""",
            (row, n) ->
                new Item(
                    row.getInt(1),
                    Objects.requireNonNull(row.getObject(2, UUID.class)),
                    row.getInt(3)),
            job.buyer(),
            job.id(),
            job.buyer(),
            job.id(),
            job.buyer(),
            job.id())
        .stream()
        .findFirst();
  }

  /** Takes a try back that ended without a result and without harm. */
  void untry(ReplayJob job, Item item) {
    jdbc.update(
        "UPDATE replay_item SET tries = tries - 1 WHERE buyer = ? AND job_id = ? AND seq = ?",
        job.buyer(),
        job.id(),
        item.seq());
  }

  /**
   * Locks an item within the caller's transaction.
   *
   * @return false if another instance has done it
   */
  boolean hold(ReplayJob job, Item item) {
    return !jdbc.queryForList(
            "SELECT seq FROM replay_item WHERE buyer = ? AND job_id = ? AND seq = ?"
                + " AND state = 'WAITING' FOR UPDATE",
            Integer.class,
            job.buyer(),
            job.id(),
            item.seq())
        .isEmpty();
  }

  void done(ReplayJob job, Item item, ItemResult result) {
    jdbc.update(
        """
        UPDATE replay_item SET state = ?, outcome = ?, detail = ?, done_at = now()
         WHERE buyer = ? AND job_id = ? AND seq = ?""",
        result.done() ? "DONE" : "FAILED",
        result.outcome(),
        result.detail(),
        job.buyer(),
        job.id(),
        item.seq());
  }

  /** Ends the job if no item waits. */
  void endIfDone(ReplayJob job) {
    jdbc.update(
        """
        UPDATE replay_job j SET state = 'DONE', finished_at = now()
         WHERE buyer = ? AND id = ? AND state = 'RUNNING'
           AND NOT EXISTS (SELECT FROM replay_item i WHERE i.buyer = j.buyer AND i.job_id = j.id
                              AND i.state = 'WAITING')""",
        job.buyer(),
        job.id());
  }

  /** Whether documents of the organisation wait that have just been received. */
  boolean liveTrafficWaits(ReplayJob job) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "SELECT EXISTS (SELECT FROM exchange WHERE buyer = ? AND state = 'RECEIVED')",
            Boolean.class,
            job.buyer()));
  }

  private ReplayJob job(ResultSet row, int number) throws SQLException {
    return new ReplayJob(
        row.getString(1),
        Objects.requireNonNull(row.getObject(2, UUID.class)),
        row.getBoolean(3),
        command(row.getString(4)),
        row.getString(5),
        row.getString(6),
        row.getString(7));
  }

  private ReplayCommand command(String stored) {
    try {
      return json.readValue(stored, ReplayCommand.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String write(ReplayPlan plan) {
    try {
      return json.writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
