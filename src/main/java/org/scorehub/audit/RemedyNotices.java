package org.scorehub.audit;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Money;
import org.scorehub.canonical.avro.Remedy;
import org.scorehub.intake.HubEvent;
import org.scorehub.intake.SiteTransactions;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells an organisation on its topic where a remedy stands, after each entry of its people. Notes,
 * file names and proofs are not told: those are for the roles that see the escalation.
 */
@Component("remedyNotices")
public final class RemedyNotices extends Notices {

  private static final String UNTOLD_ENTRY =
      "(told_at IS NULL OR (undone_at IS NOT NULL AND undo_told_at IS NULL))";
  private static final String UNTOLD =
      """
      SELECT r.buyer, r.id, e.site_id
        FROM (SELECT buyer, id FROM remedy WHERE told_at IS NULL
              UNION SELECT buyer, remedy_id FROM remedy_entry WHERE\s"""
          + UNTOLD_ENTRY
          + """
            ) untold JOIN remedy r USING (buyer, id)
        JOIN escalation e ON e.buyer = r.buyer AND e.id = r.escalation_id
       LIMIT 200""";
  private static final String STANDING =
      """
      SELECT r.*, e.exchange_id,
             coalesce(sum(n.amount) FILTER (WHERE n.kind = 'PAYMENT'), 0) AS paid,
             coalesce(bool_or(n.kind = 'PROOF'), false) AS handed_in,
             coalesce(bool_or(n.kind = 'VERIFICATION'), false) AS verified,
             coalesce(bool_or(n.kind = 'WITHDRAWAL'), false) AS withdrawn,
             coalesce(array_agg(n.id::text ORDER BY n.made_at) FILTER (WHERE n.sha256 IS NOT NULL), '{}')
                 AS proofs
        FROM remedy r JOIN escalation e ON e.buyer = r.buyer AND e.id = r.escalation_id
        LEFT JOIN remedy_entry n ON n.buyer = r.buyer AND n.remedy_id = r.id AND n.undone_at IS NULL
       WHERE r.buyer = ? AND r.id = ? AND e.site_id = ?
       GROUP BY r.buyer, r.id, e.exchange_id""";

  RemedyNotices(PipelineDatabase database, SiteTransactions transactions) {
    super(database, transactions);
  }

  @Override
  String untold() {
    return UNTOLD;
  }

  @Override
  int note(Due due, JdbcTemplate transaction) {
    return transaction.update(
            "UPDATE remedy_entry SET told_at = coalesce(told_at, now()),"
                + " undo_told_at = CASE WHEN undone_at IS NULL THEN NULL ELSE now() END"
                + " WHERE buyer = ? AND remedy_id = ? AND "
                + UNTOLD_ENTRY,
            due.buyer(),
            due.id())
        + transaction.update(
            "UPDATE remedy SET told_at = now() WHERE buyer = ? AND id = ? AND told_at IS NULL",
            due.buyer(),
            due.id());
  }

  @Override
  List<HubEvent> events(Due due, UUID siteId, long version, JdbcTemplate transaction) {
    return transaction.query(
        STANDING, (row, n) -> event(row, siteId, version), due.buyer(), due.id(), siteId);
  }

  private static HubEvent event(ResultSet row, UUID siteId, long version) throws SQLException {
    String currency = row.getString("currency");
    BigDecimal owed = row.getBigDecimal("owed");
    RemedyStanding standing =
        new RemedyStanding(
            owed,
            row.getBigDecimal("paid"),
            row.getBoolean("handed_in"),
            row.getBoolean("verified"),
            row.getBoolean("withdrawn"));
    Remedy value =
        Remedy.newBuilder()
            .setRemedyId(row.getString("id"))
            .setSiteId(siteId.toString())
            .setEscalationId(row.getString("escalation_id"))
            .setKind(row.getString("kind"))
            .setOwed(money(owed, currency))
            .setPaid(owed == null ? null : money(standing.paid(), currency))
            .setWorkers(row.getObject("workers", Integer.class))
            .setProofs(Arrays.asList((String[]) row.getArray("proofs").getArray()))
            .setState(standing.state())
            .build();
    return new HubEvent(
        row.getString("buyer"),
        siteId,
        version,
        "org.scorehub.remedy.changed.v1",
        value,
        row.getObject("exchange_id", UUID.class));
  }

  private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String currency) {
    return amount == null || currency == null
        ? null
        : Money.newBuilder().setAmount(amount.toPlainString()).setCurrency(currency).build();
  }
}
