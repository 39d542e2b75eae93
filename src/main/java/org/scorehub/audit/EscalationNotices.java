package org.scorehub.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.avro.Escalation;
import org.scorehub.canonical.avro.EscalationClock;
import org.scorehub.canonical.avro.EscalationKind;
import org.scorehub.canonical.avro.EscalationState;
import org.scorehub.canonical.avro.Site;
import org.scorehub.intake.HubEvent;
import org.scorehub.intake.SiteTransactions;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells an organisation on its topic what its people decided about escalations. The texts are not
 * told: those are for the roles that the hub shows them to.
 */
@Component("escalationNotices")
public final class EscalationNotices extends Notices {

  private static final int AT_ONCE = 200;
  private static final String UNTOLD =
      """
      SELECT DISTINCT e.buyer, e.id, e.site_id FROM escalation_step s
        JOIN escalation e ON e.buyer = s.buyer AND e.id = s.escalation_id
       WHERE s.told_at IS NULL OR (s.undone_at IS NOT NULL AND s.undo_told_at IS NULL)
       LIMIT\s"""
          + AT_ONCE;

  private final ObjectMapper json;

  EscalationNotices(PipelineDatabase database, SiteTransactions transactions, ObjectMapper json) {
    super(database, transactions);
    this.json = json;
  }

  @Override
  String untold() {
    return UNTOLD;
  }

  @Override
  int note(Due due, JdbcTemplate transaction) {
    return transaction.update(
        """
        UPDATE escalation_step SET told_at = coalesce(told_at, now()),
            undo_told_at = CASE WHEN undone_at IS NULL THEN NULL ELSE now() END
         WHERE buyer = ? AND escalation_id = ?
           AND (told_at IS NULL OR (undone_at IS NOT NULL AND undo_told_at IS NULL))""",
        due.buyer(),
        due.id());
  }

  @Override
  List<HubEvent> events(Due due, UUID siteId, long version, JdbcTemplate transaction) {
    return transaction.query(
        "SELECT * FROM escalation WHERE buyer = ? AND id = ? AND site_id = ?",
        (row, n) -> event(row, siteId, version),
        due.buyer(),
        due.id(),
        siteId);
  }

  private HubEvent event(ResultSet row, UUID siteId, long version) throws SQLException {
    Escalation value =
        Escalation.newBuilder()
            .setEscalationId(row.getString("id"))
            .setKind(EscalationKind.valueOf(row.getString("kind")))
            .setCategory(row.getString("category"))
            .setState(EscalationState.valueOf(row.getString("state")))
            .setScheme(row.getString("scheme"))
            .setAuditNativeId(row.getString("audit_native_id"))
            .setNativeId(row.getString("native_id"))
            .setFindingCode(row.getString("finding_code"))
            .setTopic(row.getString("topic"))
            .setRaisedAt(row.getTimestamp("raised_at").toInstant())
            .setClocks(clocks(row.getString("clocks")))
            .setVisibleTo(List.of((String[]) row.getArray("visible_to").getArray()))
            .setSite(Site.newBuilder().setSiteId(siteId.toString()).build())
            .setTexts(List.of())
            .build();
    return new HubEvent(
        row.getString("buyer"),
        siteId,
        version,
        "org.scorehub.escalation.changed.v1",
        value,
        row.getObject("exchange_id", UUID.class));
  }

  private List<EscalationClock> clocks(String stored) {
    try {
      return StreamSupport.stream(json.readTree(stored).spliterator(), false)
          .map(EscalationNotices::clock)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EscalationClock clock(JsonNode node) {
    Conversion<EscalationClock> read = CanonicalJson.read(EscalationClock.class, node);
    if (read instanceof Conversion.Canonical<EscalationClock> found) {
      return found.value();
    }
    throw new IllegalStateException("a stored clock of an escalation is " + read);
  }
}
