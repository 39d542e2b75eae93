package org.scorehub.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.scorehub.journal.Leases;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends alerts that are due, by all ways of their organisation. A way that fails is tried again,
 * one that has worked is not; after ten attempts the alert is given up. At least once: the id of an
 * alert tells a repetition.
 */
@Component("alertPost")
public final class AlertPost {

  private static final Logger log = LoggerFactory.getLogger(AlertPost.class);
  private static final int AT_ONCE = 20;
  private static final int MOST_ATTEMPTS = 10;
  private static final int MAX_PROBLEM = 500;

  private final JdbcTemplate jdbc;
  private final Leases leases;
  private final List<AlertWay> ways;

  AlertPost(PipelineDatabase database, List<AlertWay> ways) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.leases = new Leases(database, Leases.LONGEST);
    this.ways = List.copyOf(ways);
  }

  /** Sends what is due. */
  public void send() {
    if (leases.take("alert-post")) {
      jdbc.update("UPDATE alert SET sending = 'DUE' WHERE sending = 'OPEN' AND due_at <= now()");
      jdbc.query(
              "SELECT * FROM alert WHERE sending = 'DUE' AND due_at <= now() ORDER BY due_at LIMIT ?",
              AlertPost::alert,
              AT_ONCE)
          .forEach(this::send);
    }
  }

  @jakarta.annotation.PreDestroy
  void stop() {
    leases.release();
  }

  private static Alert alert(ResultSet row, int number) throws SQLException {
    return new Alert(
        row.getString("buyer"),
        row.getObject("id", UUID.class),
        row.getString("direction"),
        row.getString("connector"),
        row.getString("document"),
        row.getString("state"),
        row.getString("code"),
        row.getString("path"),
        row.getLong("count"),
        row.getTimestamp("window_from").toInstant(),
        row.getTimestamp("window_to").toInstant(),
        row.getObject("sample_id", UUID.class),
        row.getObject("at_site", UUID.class),
        Set.copyOf(Arrays.asList((String[]) row.getArray("sent_by").getArray())),
        row.getInt("attempts"));
  }

  private void send(Alert alert) {
    Set<String> sentBy = new LinkedHashSet<>(alert.sentBy());
    String problem = "";
    for (AlertWay way : ways) {
      if (!sentBy.contains(way.name()) && way.leadsTo(alert.organisation())) {
        try {
          way.send(alert);
          sentBy.add(way.name());
        } catch (NotSent e) {
          problem = way.name() + ": " + e.getMessage();
        }
      }
    }
    note(alert, sentBy, problem);
  }

  private void note(Alert alert, Set<String> sentBy, String problem) {
    int attempts = alert.attempts() + 1;
    boolean sent = problem.isEmpty();
    String sending = sent ? "SENT" : attempts < MOST_ATTEMPTS ? "DUE" : "FAILED";
    if (!sent) {
      log.warn("Alert {} of {} not sent: {}", alert.id(), alert.organisation(), problem);
    }
    jdbc.update(
        """
        UPDATE alert SET sending = ?, attempts = ?, sent_by = ?, problem = nullif(?, ''),
            sent_at = CASE WHEN ? THEN now() END,
            due_at = CASE WHEN ? THEN due_at ELSE now() + ?::interval END
         WHERE buyer = ? AND id = ? AND (sending = 'DUE' OR ?)\
        """,
        sending,
        attempts,
        sentBy.toArray(String[]::new),
        problem.length() > MAX_PROBLEM ? problem.substring(0, MAX_PROBLEM) : problem,
        sent,
        sent,
        (10L << Math.min(attempts, 9)) + " seconds",
        alert.organisation(),
        alert.id(),
        sent);
  }
}
