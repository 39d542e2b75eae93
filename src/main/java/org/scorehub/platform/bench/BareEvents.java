package org.scorehub.platform.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.avro.Escalation;
import org.scorehub.canonical.avro.EscalationClock;
import org.scorehub.canonical.avro.EscalationKind;
import org.scorehub.canonical.avro.EscalationState;
import org.scorehub.canonical.avro.Recommendations;
import org.scorehub.canonical.avro.Site;

/**
 * Values of the events that a bare loop does not make itself, made once of rows that the hub wrote:
 * all sites of the benchmark have the same issues, so that one is as long as another.
 */
record BareEvents(byte[] escalation, byte[] recommendations) {

  static BareEvents read(Connection connection) throws SQLException {
    return new BareEvents(escalation(connection), recommendations(connection));
  }

  private static byte[] recommendations(Connection connection) throws SQLException {
    String json = text(connection, "SELECT canonical FROM recommendation LIMIT 1");
    try {
      return CanonicalJson.read(Recommendations.class, JsonMapper.builder().build().readTree(json))
              instanceof Conversion.Canonical<Recommendations> canonical
          ? AvroCodec.encode(canonical.value())
          : new byte[0];
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] escalation(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM escalation LIMIT 1")) {
      if (!row.next()) {
        return new byte[0];
      }
      Escalation.Builder escalation =
          Escalation.newBuilder()
              .setEscalationId(row.getString("id"))
              .setKind(EscalationKind.valueOf(row.getString("kind")))
              .setState(EscalationState.valueOf(row.getString("state")))
              .setScheme(row.getString("scheme"))
              .setAuditNativeId(row.getString("audit_native_id"))
              .setFindingCode(row.getString("finding_code"))
              .setTopic(row.getString("topic"))
              .setRaisedAt(row.getTimestamp("raised_at").toInstant())
              .setSite(Site.newBuilder().setSiteId(row.getString("site_id")).build());
      escalation.setClocks(
          java.util.List.of(
              new EscalationClock(
                  "clocks", row.getTimestamp("raised_at").toInstant(), row.getString("clocks"))));
      return AvroCodec.encode(escalation.build());
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "{}";
    }
  }
}
