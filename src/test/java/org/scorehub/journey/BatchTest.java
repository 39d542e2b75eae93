package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Many documents at once, bad ones among them, and documents that stopped the hub before. */
@HubTest
class BatchTest {

  private static final String ENGINEER = "engineer";
  private static final String INBOUND = "hub.inbound";

  @Autowired private HubUnderTest hub;
  @Autowired private CamelContext camel;

  /** Lets documents pile up on Kafka while something happens; they then arrive in batches. */
  private void whileDocumentsPileUp(Runnable happens) throws Exception {
    camel.getRouteController().stopRoute(INBOUND);
    try {
      happens.run();
    } finally {
      camel.getRouteController().startRoute(INBOUND);
    }
  }

  private static void asOwner(String sql) {
    Map<String, Object> settings = HubServers.properties();
    try (Connection connection =
            DriverManager.getConnection(
                (String) settings.get("hub.database.url"),
                (String) settings.get("hub.database.owner.user"),
                (String) settings.get("hub.database.owner.password"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void quarantinesTheOneDocumentThatCannotBeRecordedAndRecordsTheOtherNinetyNine()
      throws Exception {
    AuditFixture poison = AuditFixture.audit().finding("7.14", "no", "None");
    asOwner(
        """
        CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE 'poison'; END $$;
        CREATE TRIGGER poison BEFORE INSERT ON audit_revision FOR EACH ROW
          WHEN (NEW.native_id = '%s') EXECUTE FUNCTION refuse_poison()"""
            .formatted(poison.monitoringId()));
    try {
      List<String> sent = new ArrayList<>();
      whileDocumentsPileUp(
          () -> {
            for (int i = 0; i < 100; i++) {
              AuditFixture audit =
                  i == 50 ? poison : AuditFixture.audit().finding("7.14", "no", "None");
              sent.add(hub.send(ENGINEER, HubUnderTest.AUDIT, audit.bytes()));
            }
            assertThat(hub.read(ENGINEER, "/api/v1/exchanges/" + sent.get(0)).path("state"))
                .hasToString("\"RECEIVED\"");
          });
      JsonNode culprit = hub.settled(ENGINEER, sent.remove(50));
      assertThat(culprit.path("state").asText()).isEqualTo("QUARANTINED");
      assertThat(culprit.path("problemCodes").toString()).isEqualTo("[\"record.failed\"]");
      assertThat(culprit.at("/problems/0/message").asText()).contains("poison");
      for (String id : sent) {
        assertThat(hub.settled(ENGINEER, id).path("state").asText()).isEqualTo("RECORDED");
      }
    } finally {
      asOwner("DROP TRIGGER poison ON audit_revision; DROP FUNCTION refuse_poison()");
    }
  }

  @Test
  void settlesTheSameAuditInOneBatchOnce() throws Exception {
    AuditFixture audit = AuditFixture.audit().finding("7.14", "no", "None");
    List<String> sent = new ArrayList<>();
    whileDocumentsPileUp(
        () -> {
          for (int i = 0; i < 5; i++) {
            sent.add(hub.send(ENGINEER, HubUnderTest.AUDIT, audit.bytes()));
          }
        });
    List<String> states =
        sent.stream().map(id -> hub.settled(ENGINEER, id).path("state").asText()).toList();
    assertThat(states)
        .containsExactly("RECORDED", "UNCHANGED", "UNCHANGED", "UNCHANGED", "UNCHANGED");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void triesADocumentAgainThatAStoppedHubLeftUnsettled(int attempts) throws Exception {
    JsonNode exchange = afterAttempts(attempts);
    assertThat(exchange.path("state").asText()).isEqualTo("RECORDED");
    assertThat(exchange.path("attempts").asInt()).isEqualTo(attempts + 1);
  }

  @Test
  void parksADocumentUnreadThatStoppedTheHubThreeTimes() throws Exception {
    JsonNode exchange = afterAttempts(3);
    assertThat(exchange.path("state").asText()).isEqualTo("PARKED");
    assertThat(exchange.path("problemCodes").toString()).isEqualTo("[\"attempts.exhausted\"]");
    assertThat(hub.raw(ENGINEER, exchange.path("id").asText())).contains("<monitoringId>");
    assertThat(exchange.has("siteId")).isFalse();
  }

  /** What the journal holds when a hub has been killed that often while working on a document. */
  private JsonNode afterAttempts(int attempts) throws Exception {
    AuditFixture audit = AuditFixture.audit().finding("7.14", "no", "None");
    List<String> sent = new ArrayList<>();
    whileDocumentsPileUp(
        () -> {
          String id = hub.send(ENGINEER, HubUnderTest.AUDIT, audit.bytes());
          sent.add(id);
          hub.change(
              """
              INSERT INTO exchange (buyer, id, connector, document, transport, size, sha256, state,
                  attempts, received_at)
              VALUES ('demo-retail', ?::uuid, 'amfori-bsci', 'audit', 'rest', ?, '\\x00', 'RECEIVED',
                  ?, now())""",
              id,
              audit.bytes().length,
              attempts);
        });
    return hub.settled(ENGINEER, sent.get(0));
  }
}
