package org.scorehub.subscription;

import jakarta.annotation.PreDestroy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.scorehub.alert.NotSent;
import org.scorehub.journal.Leases;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends digests that are due; of one subscription the oldest first, and the others once that is
 * sent or given up. At least once: Message-ID and Idempotency-Key tell a repetition.
 */
@Component("digestPost")
public final class DigestPost {

  private static final Logger log = LoggerFactory.getLogger(DigestPost.class);
  private static final int AT_ONCE = 20;
  private static final int MOST_ATTEMPTS = 30;
  private static final long LONGEST_WAIT_SECONDS = 3600;
  private static final int MAX_PROBLEM = 500;
  private static final String DUE =
      """
      SELECT s.*, k.key, d.id AS digest_id, d.kind, d.after_id, d.until_id, d.attempts
        FROM digest d JOIN subscription s ON s.buyer = d.buyer AND s.id = d.subscription_id
        JOIN subscription_secret k ON k.buyer = s.buyer AND k.subscription_id = s.id
       WHERE d.state = 'DUE' AND d.due_at <= now()
         AND s.state = CASE d.kind WHEN 'CONFIRM' THEN 'UNCONFIRMED' ELSE 'ACTIVE' END
         AND NOT (d.kind = 'NEWS' AND EXISTS (
               SELECT FROM digest older
                WHERE older.buyer = d.buyer AND older.subscription_id = d.subscription_id
                  AND older.kind = 'NEWS' AND older.state = 'DUE' AND older.made_at < d.made_at))
       ORDER BY d.due_at LIMIT\s"""
          + AT_ONCE;

  private static final String AGREED =
      """
      UPDATE digest d SET state = 'NOTHING' FROM subscription s
       WHERE d.state = 'DUE' AND d.kind = 'CONFIRM' AND s.buyer = d.buyer
         AND s.id = d.subscription_id AND s.state IN ('ACTIVE', 'PAUSED')""";

  private record Due(Subscription subscription, SubscriptionKey key, Digest digest) {

    static Due from(ResultSet row, int number) throws SQLException {
      return new Due(
          Subscription.from(row),
          new SubscriptionKey(row.getBytes("key")),
          new Digest(
              row.getObject("digest_id", UUID.class),
              Digest.Kind.valueOf(row.getString("kind")),
              row.getLong("after_id"),
              row.getLong("until_id"),
              row.getInt("attempts")));
    }
  }

  private final JdbcTemplate jdbc;
  private final Leases leases;
  private final DigestComposer composer;
  private final DigestWays ways;

  DigestPost(PipelineDatabase database, DigestComposer composer, DigestWays ways) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.leases = new Leases(database, Leases.LONGEST);
    this.composer = composer;
    this.ways = ways;
  }

  /** Sends what is due. */
  public void send() {
    if (leases.take("digest-post")) {
      jdbc.update(AGREED); // who has agreed is not asked again
      List<Due> due = jdbc.query(DUE, Due::from);
      for (Due one : due) {
        if (leases.take("digest-post")) { // each may take some seconds
          send(one);
        }
      }
    }
  }

  private void send(Due due) {
    try {
      Composed composed = composer.compose(due.subscription(), due.digest(), due.key());
      if (composed instanceof Composed.Letter letter) {
        ways.mail(due.subscription(), due.digest(), due.key(), letter);
        settle(due, "SENT", letter.changes());
      } else if (composed instanceof Composed.Body body) {
        ways.post(due.subscription(), due.digest(), due.key(), body);
        settle(due, "SENT", body.changes());
      } else if (composed instanceof Composed.Impossible impossible) {
        failed(due, impossible.why(), true);
      } else {
        settle(due, "NOTHING", 0);
      }
    } catch (NotSent e) {
      failed(due, String.valueOf(e.getMessage()), false);
    } catch (RuntimeException e) {
      log.error("Digest {} cannot be made", due.digest().id(), e);
      failed(due, "the hub could not make it: " + e, false);
    }
  }

  private void settle(Due due, String state, int changes) {
    jdbc.update(
        "UPDATE digest SET state = ?, changes = ?, attempts = attempts + 1, problem = NULL,"
            + " sent_at = clock_timestamp() WHERE buyer = ? AND id = ?",
        state,
        changes,
        due.subscription().organisation(),
        due.digest().id());
  }

  private void failed(Due due, String problem, boolean forGood) {
    int attempts = due.digest().attempts() + 1;
    log.warn("Digest {} of {} not sent: {}", due.digest().id(), due.subscription().id(), problem);
    jdbc.update(
        "UPDATE digest SET state = ?, attempts = ?, problem = ?,"
            + " due_at = clock_timestamp() + ?::interval WHERE buyer = ? AND id = ?",
        forGood || attempts >= MOST_ATTEMPTS ? "FAILED" : "DUE",
        attempts,
        problem.length() > MAX_PROBLEM ? problem.substring(0, MAX_PROBLEM) : problem,
        wait(attempts) + " seconds",
        due.subscription().organisation(),
        due.digest().id());
  }

  /** Twice as long each time, an hour at most: a receiver that is down for a day loses nothing. */
  static long wait(int attempts) {
    return Math.min(LONGEST_WAIT_SECONDS, 10L << Math.min(attempts, 20));
  }

  /** Gives the lease back, for a clean stop. */
  @PreDestroy
  void release() {
    leases.release();
  }
}
