package org.scorehub.platform.sandbox.adidas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.HubServers;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinFault;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The statements by which the hub reads and writes the supplier database, under its own role. */
class SupplierDatabaseTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EXAMPLES = Path.of("mappings/adidas/examples");
  private static final String POLL = text(Path.of("routes/adidas/changed-assessments.sql"));
  private static final String UPSERT = text(Path.of("routes/adidas/upsert-progress.sql"));

  private final Twin twin = HubServers.twin(AdidasTwin.CONNECTOR);
  private final JdbcClient hub = client();
  private String start = "";

  /** A change of an assessment as the poll gives it. */
  record Change(String cursor, String document) {
    String id() {
      return tree(document).path("assessment_id").asText();
    }
  }

  @BeforeEach
  void atTheEndOfWhatIsThere() {
    List<Change> all = changesAfter("");
    start = all.isEmpty() ? "" : all.get(all.size() - 1).cursor();
    twin.forget();
  }

  @AfterEach
  void asItWas() {
    twin.recover();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "good-factory-rated-5s",
        "poor-factory-rated-2s",
        "local-language-text",
        "follow-up-remediates-some"
      })
  void makesTheDocumentsOfTheExamples(String example) {
    JsonNode document = example(example, "AS-2031-00" + Math.abs(example.hashCode() % 1000));
    publish(document);
    assertThat(changesAfter(start))
        .singleElement()
        .satisfies(change -> assertThat(tree(change.document())).isEqualTo(document));
  }

  @Test
  void goesOnAfterItsCursorWithoutARepeat() {
    publish(example("good-factory-rated-5s", "AS-2032-00001"));
    publish(example("poor-factory-rated-2s", "AS-2032-00002"));
    List<Change> first = changesAfter(start);
    assertThat(first).extracting(Change::id).containsExactly("AS-2032-00001", "AS-2032-00002");
    assertThat(changesAfter(first.get(0).cursor())).containsExactly(first.get(1));
    assertThat(changesAfter(first.get(1).cursor())).isEmpty();
  }

  @Test
  void readsWhatChangedAgainAndWhatDidNotOnlyOnce() {
    JsonNode document = example("poor-factory-rated-2s", "AS-2033-00001");
    publish(document);
    String cursor = changesAfter(start).get(0).cursor();
    publish(document);
    assertThat(changesAfter(cursor)).isEmpty();
    ((ObjectNode) document.at("/non_compliances/0")).put("status", "in-remediation");
    publish(document);
    assertThat(changesAfter(cursor))
        .singleElement()
        .satisfies(change -> assertThat(tree(change.document())).isEqualTo(document));
  }

  @Test
  void losesNoChangeOfATransactionThatEndsAfterALaterOne() throws SQLException {
    publish(example("good-factory-rated-5s", "AS-2034-00001"));
    publish(example("poor-factory-rated-2s", "AS-2034-00002"));
    String cursor = changesAfter(start).get(1).cursor();
    try (Connection slow = owner();
        Connection quick = owner()) {
      touch(slow, "AS-2034-00001");
      touch(quick, "AS-2034-00002");
      quick.commit();
      assertThat(changesAfter(cursor)).isEmpty();
      slow.commit();
    }
    settle();
    assertThat(changesAfter(cursor))
        .extracting(Change::id)
        .containsExactly("AS-2034-00001", "AS-2034-00002");
  }

  @Test
  void losesNoChangeWhoseLaterTransactionDrewTheEarlierNumber() throws SQLException {
    publish(example("good-factory-rated-5s", "AS-2035-00001"));
    publish(example("poor-factory-rated-2s", "AS-2035-00002"));
    String cursor = changesAfter(start).get(1).cursor();
    String between;
    try (Connection older = owner();
        Connection younger = owner()) {
      execute(older, "SELECT pg_current_xact_id()");
      touch(younger, "AS-2035-00002");
      touch(older, "AS-2035-00001");
      older.commit();
      List<Change> seen = await().until(() -> changesAfter(cursor), changes -> !changes.isEmpty());
      assertThat(seen).extracting(Change::id).containsExactly("AS-2035-00001");
      between = seen.get(0).cursor();
      younger.commit();
    }
    settle();
    assertThat(changesAfter(between)).extracting(Change::id).containsExactly("AS-2035-00002");
  }

  @Test
  void replacesARowByALaterVersionOnly() {
    assertThat(write(row("FAC-200001", "module/WC", 2, "enrolled"))).isEqualTo(1);
    assertThat(write(row("FAC-200001", "module/WC", 3, "completed"))).isEqualTo(1);
    assertThat(write(row("FAC-200001", "module/WC", 2, "enrolled"))).isZero();
    assertThat(write(row("FAC-200001", "module/WC", 3, "completed"))).isZero();
    assertThat(
            hub.sql("SELECT version || state FROM suppliers.score_progress WHERE factory_id = ?")
                .param("FAC-200001")
                .query(String.class)
                .single())
        .isEqualTo("3completed");
    assertThat(twin.arrivalCount()).isEqualTo(4);
    assertThat(twin.arrivals())
        .extracting(arrival -> tree(new String(arrival.body(), UTF_8)).path("version").asInt())
        .containsExactly(2, 3, 2, 3);
  }

  @Test
  void takesEveryRowOfTheExamples() {
    JsonNode rows = tree(text(EXAMPLES.resolve("progress-rows/training-under-way/expected.json")));
    rows.path("rows").forEach(row -> assertThat(write(members(row))).isEqualTo(1));
    assertThat(twin.arrivalCount()).isEqualTo(rows.path("rows").size());
  }

  @Test
  void tellsWhatItTookOncePerFactoryAndVersion() {
    List<Receipt> receipts = new CopyOnWriteArrayList<>();
    twin.onReceipt(receipts::add);
    Map<String, Object> factory = row("FAC-200002", "factory", 5, null);
    factory.put("subject", "factory");
    factory.put("title", "Tonle Sample Apparel Co., Ltd.");
    write(factory);
    write(factory);
    write(row("FAC-200002", "module/WC", 5, "completed"));
    await().until(() -> !receipts.isEmpty());
    assertThat(receipts)
        .singleElement()
        .satisfies(
            receipt -> {
              assertThat(receipt.siteName()).isEqualTo("Tonle Sample Apparel Co., Ltd.");
              assertThat(receipt.version()).isEqualTo(5);
            });
  }

  @Test
  void refusesAStateThatCloses() {
    assertThatThrownBy(() -> write(row("FAC-200003", "issue/HS-03", 1, "remediated")))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("state");
  }

  @Test
  void letsTheHubChangeNothingElse() {
    assertDenied("UPDATE suppliers.assessments SET skpi_grade = '5S'");
    assertDenied("DELETE FROM suppliers.score_progress");
    assertDenied("SELECT * FROM suppliers_twin.write_attempt");
    assertDenied("SELECT rolpassword FROM pg_authid");
  }

  private void assertDenied(String sql) {
    assertThatThrownBy(() -> hub.sql(sql).update())
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void failsWhenToldTo() {
    Map<String, Object> factory = row("FAC-200004", "factory", 1, null);
    factory.put("subject", "factory");
    twin.fail(TwinFault.REFUSE);
    assertThatThrownBy(() -> write(factory)).hasMessageContaining("not among our suppliers");
    twin.fail(TwinFault.RESET);
    assertThatThrownBy(() -> write(factory)).isInstanceOf(DataAccessException.class);
    twin.recover();
    assertThat(write(factory)).isEqualTo(1);
  }

  private List<Change> changesAfter(String cursor) {
    return hub.sql(POLL).param("cursor", cursor).query(Change.class).list();
  }

  private int write(Map<String, Object> row) {
    return hub.sql(UPSERT).params(row).update();
  }

  private void publish(JsonNode document) {
    twin.publish("adidas", "supplier-assessment", "x.json", document.toString().getBytes(UTF_8));
    settle();
  }

  /** Waits until no transaction of anybody else in the cluster hides what has been committed. */
  private void settle() {
    long next = xid("pg_current_xact_id()");
    await().until(() -> xid("pg_snapshot_xmin(pg_current_snapshot())") >= next);
  }

  private long xid(String expression) {
    return hub.sql("SELECT CAST(CAST(" + expression + " AS text) AS bigint)")
        .query(Long.class)
        .single();
  }

  private static Map<String, Object> row(
      String factory, String item, int version, @Nullable String state) {
    ObjectNode row = JSON.createObjectNode().put("factory_id", factory).put("item", item);
    row.put("subject", item.startsWith("issue") ? "issue" : "module").put("version", version);
    row.put("as_of", "2026-04-01T00:00:00Z").put("state", state);
    return members(row);
  }

  /** All members of the schema, null where the row has none. */
  private static Map<String, Object> members(JsonNode row) {
    Map<String, Object> members = new HashMap<>();
    JsonNode schema = tree(text(Path.of("schemas/adidas/progress-rows.schema.json")));
    schema
        .at("/properties/rows/items/properties")
        .fieldNames()
        .forEachRemaining(
            name -> members.put(name, row.hasNonNull(name) ? row.path(name).asText() : null));
    return members;
  }

  /** An example under an id and with a factory of its own. */
  private static JsonNode example(String name, String id) {
    ObjectNode document =
        (ObjectNode) tree(text(EXAMPLES.resolve("supplier-assessment/" + name + "/input.json")));
    document.put("assessment_id", id);
    ((ObjectNode) document.get("factory"))
        .put("factory_id", "FAC-3" + id.substring(5, 7) + id.substring(10));
    return document;
  }

  private static void touch(Connection connection, String id) throws SQLException {
    execute(
        connection,
        "UPDATE suppliers.assessments SET assessor = assessor || '.' WHERE assessment_id = '"
            + id
            + "'");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection owner() throws SQLException {
    Map<String, Object> servers = HubServers.properties();
    Connection connection =
        DriverManager.getConnection(
            String.valueOf(servers.get("hub.database.url")),
            String.valueOf(servers.get("hub.database.owner.user")),
            String.valueOf(servers.get("hub.database.owner.password")));
    connection.setAutoCommit(false);
    return connection;
  }

  private static JdbcClient client() {
    Map<String, Object> twin = HubServers.twin(AdidasTwin.CONNECTOR).properties();
    return JdbcClient.create(
        new DriverManagerDataSource(
            String.valueOf(twin.get("hub.twins.adidas.url")),
            String.valueOf(twin.get("hub.twins.adidas.username")),
            String.valueOf(twin.get("hub.twins.adidas.password"))));
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
