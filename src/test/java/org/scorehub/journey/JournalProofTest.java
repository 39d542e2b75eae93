package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.proof.Discrepancy;
import org.scorehub.proof.Discrepancy.What;
import org.scorehub.proof.JournalVerification;
import org.scorehub.proof.SealNote;
import org.scorehub.proof.Verdict;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Somebody with the rights of the hub's own database roles changes what the journal says. Each
 * change is taken back, so that other tests find the journal as it was.
 */
@HubTest
@TestInstance(Lifecycle.PER_CLASS)
class JournalProofTest {

  private static final String RETAIL = "demo-retail";

  @Autowired private HubUnderTest hub;
  @Autowired private PipelineDatabase database;
  @Autowired private Seed seed;
  @Autowired private WebClient web;

  private String exchange = "";
  private String delivery = "";

  @BeforeAll
  void deliverAndSeal() throws SQLException {
    asOwner("GRANT UPDATE, DELETE ON seal, sealed_leaf TO scorehub_pipeline");
    AuditFixture audit = AuditFixture.audit().finding("7.14", "no", "No extinguisher");
    String site = hub.recordAudit(audit);
    exchange =
        hub.sql(
                String.class,
                "SELECT exchange_id::text FROM audit_supply WHERE site_id = ?::uuid",
                site)
            .get(0);
    hub.recordTraining(
        "enrolment",
        TrainingFixture.at(audit)
            .enrolment("enrolled", TrainingFixture.consent(RETAIL, "training progress")));
    delivery =
        hub.delivery("sourcing", site, d -> d.path("state").asText().equals("ACCEPTED"))
            .path("id")
            .asText();
    awaitSealed(exchange, 1);
    awaitSealed(delivery, 3);
  }

  @AfterAll
  void takeBackRights() throws SQLException {
    asOwner("REVOKE UPDATE, DELETE ON seal, sealed_leaf FROM scorehub_pipeline");
  }

  private static void asOwner(String statement) throws SQLException {
    Map<String, Object> settings = HubServers.properties();
    try (Connection owner =
        DriverManager.getConnection(
            String.valueOf(settings.get("hub.database.url")),
            String.valueOf(settings.get("hub.database.owner.user")),
            String.valueOf(settings.get("hub.database.owner.password")))) {
      owner.createStatement().execute(statement);
    }
  }

  private void awaitSealed(String record, int leaves) {
    await()
        .until(
            () -> {
              seed.sealSoon();
              return leaves(record).size() >= leaves;
            });
  }

  private List<Long> leaves(String record) {
    return hub.sql(
        Long.class, "SELECT seal FROM sealed_leaf WHERE record_id = ?::uuid ORDER BY seal", record);
  }

  private record Outcome(Verdict verdict, List<Discrepancy> found) {

    /** As {@code WHAT kind[/part] [fields]}. */
    List<String> about(String... records) {
      List<UUID> ids = Stream.of(records).map(UUID::fromString).toList();
      return found.stream()
          .filter(d -> ids.contains(d.id()))
          .map(
              d ->
                  d.what()
                      + " "
                      + d.kind()
                      + (d.part() == null ? "" : "/" + d.part())
                      + " "
                      + d.fields())
          .toList();
    }

    List<What> aboutSeal(long seal) {
      return found.stream()
          .filter(d -> d.id() == null && d.seal() != null && d.seal() == seal)
          .map(Discrepancy::what)
          .toList();
    }
  }

  private Outcome verify(SealNote... notes) {
    List<Discrepancy> found = new ArrayList<>();
    Verdict verdict =
        new JournalVerification(database)
            .run(Instant.EPOCH, List.of(notes), found::add, compared -> {});
    return new Outcome(verdict, found);
  }

  /** What is found after changes that are then taken back. */
  private Outcome after(String... changes) {
    Outcome outcome =
        database
            .transactions()
            .execute(
                status -> {
                  for (String change : changes) {
                    assertThat(database.jdbc().sql(filled(change)).update())
                        .as(change)
                        .isPositive();
                  }
                  status.setRollbackOnly();
                  return verify();
                });
    return java.util.Objects.requireNonNull(outcome);
  }

  private String filled(String sql) {
    return sql.replace(":exchange", "'" + exchange + "'")
        .replace(":delivery", "'" + delivery + "'");
  }

  @Test
  void findsNothingWhereNothingWasChanged() {
    Outcome outcome = verify();
    assertThat(outcome.about(exchange, delivery)).isEmpty();
    assertThat(outcome.found()).noneMatch(d -> d.what() == What.CHAIN_BROKEN);
    assertThat(outcome.verdict().head()).isNotNull();
    assertThat(outcome.verdict().records()).isGreaterThanOrEqualTo(4);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(
            "UPDATE payload SET bytes = set_byte(bytes, 100, get_byte(bytes, 100) # 1)"
                + " WHERE exchange_id = :exchange",
            "CHANGED exchange [bytes]"),
        Arguments.of(
            "DELETE FROM payload WHERE exchange_id = :exchange", "MISSING exchange [bytes]"),
        Arguments.of("DELETE FROM exchange WHERE id = :exchange", "MISSING exchange []"),
        Arguments.of(
            "UPDATE exchange SET received_at = received_at - interval '1 day', native_key = 'other'"
                + " WHERE id = :exchange",
            "CHANGED exchange [nativeKey, receivedAt]"),
        Arguments.of(
            "UPDATE delivery SET content_sha256 = sha256('other') WHERE id = :delivery",
            "CHANGED delivery [sha256]"),
        Arguments.of(
            "UPDATE delivery SET content = content || ' ' WHERE id = :delivery",
            "CHANGED delivery [bytes]"),
        Arguments.of(
            "UPDATE delivery SET receipt = 'AR-other' WHERE id = :delivery",
            "CHANGED receipt/ACCEPTED/1 [receipt]"),
        Arguments.of(
            "UPDATE delivery_attempt SET outcome = 'refused' WHERE delivery_id = :delivery",
            "CHANGED attempt/1 [outcome]"),
        Arguments.of(
            "DELETE FROM delivery_attempt WHERE delivery_id = :delivery", "MISSING attempt/1 []"),
        Arguments.of(
            "UPDATE sealed_leaf SET content = replace(content, 'amfori-bsci', 'other')"
                + " WHERE record_id = :exchange",
            "LEAF_CHANGED exchange []"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void namesTheRecordAndWhatWasChanged(String change, String expected) {
    assertThat(after(change).about(exchange, delivery)).containsExactly(expected);
  }

  @Test
  void namesBothWhenARecordAndItsLeafAreMadeToAgree() {
    Outcome outcome =
        after(
            "UPDATE exchange SET connector = 'other' WHERE id = :exchange",
            "UPDATE sealed_leaf SET content = replace(content, 'amfori-bsci', 'other')"
                + " WHERE record_id = :exchange");
    assertThat(outcome.about(exchange)).containsExactly("LEAF_CHANGED exchange []");
  }

  @Test
  void leavesADeliveryToBeReplayed() {
    assertThat(
            after("UPDATE delivery SET state = 'READY', finished_at = NULL WHERE id = :delivery")
                .about(delivery))
        .isEmpty();
    assertThat(
            after(
                    "UPDATE delivery SET attempts = attempts + 1, receipt = 'AR-second'"
                        + " WHERE id = :delivery",
                    "INSERT INTO seal_queue (buyer, kind, record_id, part)"
                        + " SELECT buyer, 'receipt', id, state || '/' || attempts FROM delivery"
                        + " WHERE id = :delivery")
                .about(delivery))
        .isEmpty();
  }

  @Test
  void findsARecordWhoseLeafWasTakenOut() {
    long seal = leaves(exchange).get(0);
    Outcome outcome = after("DELETE FROM sealed_leaf WHERE record_id = :exchange");
    assertThat(outcome.about(exchange)).containsExactly("NOT_SEALED exchange []");
    assertThat(outcome.aboutSeal(seal)).containsExactly(What.LEAF_MISSING);
  }

  @Test
  void findsASealThatWasTakenOut() {
    long seal = leaves(exchange).get(0);
    awaitSealed(hub.send("engineer", HubUnderTest.AUDIT, AuditFixture.audit().bytes()), 1);
    Outcome outcome =
        after(
            "DELETE FROM sealed_leaf WHERE seal = " + seal,
            "DELETE FROM seal WHERE number = " + seal);
    assertThat(outcome.aboutSeal(seal)).containsExactly(What.SEAL_MISSING);
    assertThat(outcome.aboutSeal(seal + 1)).containsExactly(What.CHAIN_BROKEN);
    assertThat(outcome.about(exchange)).containsExactly("NOT_SEALED exchange []");
  }

  @Test
  void findsASealThatWasMadeToFit() {
    long seal = leaves(exchange).get(0);
    Outcome outcome =
        after("UPDATE seal SET made_at = made_at - interval '1 day' WHERE number = " + seal);
    assertThat(outcome.aboutSeal(seal)).containsExactly(What.SEAL_CHANGED);
    outcome = after("UPDATE seal SET root = sha256('other') WHERE number = " + seal);
    assertThat(outcome.aboutSeal(seal)).containsExactly(What.SEAL_CHANGED);
  }

  @Test
  void comparesSealsThatWereNotedElsewhere() {
    JsonNode head = web.as("sourcing").json("/api/v1/seals").get(0);
    long number = head.path("number").asLong();
    SealNote noted = new SealNote(number, head.path("hash").asText());
    assertThat(verify(noted).aboutSeal(number)).isEmpty();
    assertThat(verify(new SealNote(number, "0".repeat(64))).aboutSeal(number))
        .containsExactly(What.NOT_AS_NOTED);
    long beyond = number + 1_000_000;
    assertThat(verify(new SealNote(beyond, noted.hash())).aboutSeal(beyond))
        .containsExactly(What.SEAL_MISSING);
  }

  @Test
  void tellsWhatWasErasedLawfullyFromWhatIsMissing() {
    String erased = hub.send("engineer", HubUnderTest.AUDIT, AuditFixture.audit().bytes());
    hub.settled("engineer", erased);
    awaitSealed(erased, 1);
    String wish =
        """
        {"kind": "exchange", "record": "%s", "reason": "It names a worker",
         "basis": "Request under Art. 17 GDPR"}"""
            .formatted(erased);
    assertThat(hub.post("engineer", "/api/v1/erasures", wish).statusCode()).isEqualTo(403);
    assertThat(hub.post("admin", "/api/v1/erasures", wish).statusCode()).isEqualTo(202);
    JsonNode done =
        hub.eventually("admin", "/api/v1/erasures", all -> all.get(0).has("doneAt")).get(0);
    assertThat(done.path("record").asText()).isEqualTo(erased);
    assertThat(hub.raw("engineer", erased)).isEmpty();
    Outcome outcome = verify();
    assertThat(outcome.about(erased)).containsExactly("ERASED exchange [bytes]");
    awaitSealed(done.path("id").asText(), 1);
    assertThat(hub.post("admin", "/api/v1/erasures", wish).statusCode()).isEqualTo(202);
    JsonNode again =
        hub.eventually("admin", "/api/v1/erasures", all -> all.get(0).has("problem")).get(0);
    assertThat(again.path("problem").asText()).contains("no such exchange with bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"seal", "sealed_leaf"})
  void letsTheApplicationOnlyReadSeals(String table) {
    List<String> rights =
        hub.sql(
            String.class,
            "SELECT r FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) r"
                + " WHERE has_table_privilege('scorehub_app', ?, r)",
            table);
    assertThat(rights).containsExactly("SELECT");
  }
}
