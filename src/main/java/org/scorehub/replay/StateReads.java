package org.scorehub.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads what is known from an exchange, as the current transaction sees it. */
@Component
final class StateReads {

  private final JdbcTemplate jdbc;

  StateReads(PipelineDatabase database) {
    this.jdbc = new JdbcTemplate(database.dataSource());
  }

  ReplayPlan.State of(String buyer, UUID exchange) {
    return jdbc
        .query(
            """
            SELECT e.problem_codes, s.findings, s.rating,
                   ARRAY(SELECT m ->> 'module' FROM recommendation r,
                                jsonb_array_elements(r.canonical -> 'modules') m
                          WHERE r.buyer = e.buyer AND r.site_id = e.site_id),
                   ARRAY(SELECT DISTINCT i.topic FROM site_issue i
                          WHERE i.buyer = e.buyer AND i.site_id = e.site_id
                            AND i.state NOT IN ('VERIFIED_CLOSED', 'WITHDRAWN') ORDER BY 1)
              FROM exchange e LEFT JOIN audit_supply s ON (s.buyer, s.exchange_id) = (e.buyer, e.id)
             WHERE e.buyer = ? AND e.id = ?""",
            StateReads::state,
            buyer,
            exchange)
        .stream()
        .findFirst()
        .orElse(ReplayPlan.State.UNKNOWN);
  }

  /** Name of the site of an exchange, as the organisation's own documents have it. */
  Optional<String> site(String buyer, UUID exchange) {
    return jdbc
        .queryForList(
            """
            SELECT s.name FROM exchange e JOIN site_supply s USING (buyer, site_id)
             WHERE e.buyer = ? AND e.id = ? AND s.name IS NOT NULL
             ORDER BY s.supplied_at DESC LIMIT 1""",
            String.class,
            buyer,
            exchange)
        .stream()
        .findFirst();
  }

  private static ReplayPlan.State state(ResultSet row, int number) throws SQLException {
    return new ReplayPlan.State(
        texts(row, 1),
        row.getObject(2, Integer.class),
        row.getString(3),
        texts(row, 4),
        texts(row, 5));
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }

  /** Deliveries that the current transaction has made due, as connector/document. */
  List<String> deliveries(String buyer, UUID exchange) {
    return jdbc.queryForList(
        """
        SELECT connector || '/' || document FROM delivery
         WHERE buyer = ? AND cause_exchange = ? AND created_at = now() ORDER BY 1""",
        String.class,
        buyer,
        exchange);
  }

  /** How many deliveries to others the current transaction has made due. */
  long otherDeliveries(String buyer, UUID exchange) {
    Long count =
        jdbc.queryForObject(
            "SELECT count(*) FROM delivery"
                + " WHERE buyer <> ? AND cause_exchange = ? AND created_at = now()",
            Long.class,
            buyer,
            exchange);
    return count == null ? 0 : count;
  }
}
