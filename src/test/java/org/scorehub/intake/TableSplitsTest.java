package org.scorehub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.journal.BundleStore;
import org.scorehub.journal.ExchangeIds;
import org.scorehub.journal.ExchangeJournal;
import org.scorehub.journal.PayloadArchive;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.journey.TableFixture;
import org.scorehub.mapping.Bundle;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Hubs that stop in the middle of a table, and hubs that meet at one. */
@HubTest
class TableSplitsTest {

  private static final String SPLIT = "hub.split";
  private static final String INBOUND =
      "kafka:{{hub.topics.inbound}}?requestRequiredAcks=all&batchWithIndividualHeaders=true"
          + "&valueSerializer=org.apache.kafka.common.serialization.ByteArraySerializer";

  /** A lease lasts 12 seconds, and a hub asks every 100 ms. */
  private static final Duration TAKEOVER = Duration.ofSeconds(15);

  @Autowired private WebClient web;
  @Autowired private CamelContext camel;
  @Autowired private PipelineDatabase database;
  @Autowired private ExchangeJournal journal;
  @Autowired private ExchangeIds ids;
  @Autowired private PayloadArchive archive;
  @Autowired private TableDocuments documents;
  @Autowired private TableChild child;
  @Autowired private ConnectorCatalogue catalogue;
  @Autowired private BundleStore bundles;

  @BeforeEach
  void leaveTablesToTheTest() throws Exception {
    camel.getRouteController().stopRoute(SPLIT);
  }

  @AfterEach
  void splitOn() throws Exception {
    camel.getRouteController().startRoute(SPLIT);
  }

  /** Another hub on the same servers. */
  private TableSplits hub() {
    return new TableSplits(
        database,
        journal,
        ids,
        archive,
        documents,
        child,
        new TranslationListeners(List.of(), Clock.systemUTC()),
        camel,
        Clock.systemUTC());
  }

  private Exchange take(TableSplits hub) {
    Exchange exchange = new DefaultExchange(camel);
    hub.take(exchange);
    return exchange;
  }

  /** Takes a batch and hands it to Kafka. */
  private boolean send(TableSplits hub) throws Exception {
    Exchange exchange = take(hub);
    boolean more = exchange.getProperty("hub.more", Boolean.class);
    if (more) {
      try (var producer = camel.createProducerTemplate()) {
        producer.send(INBOUND, exchange);
      }
      assertThat(exchange.getException()).isNull();
    }
    return more;
  }

  private boolean turn(TableSplits hub) throws Exception {
    boolean more = send(hub);
    hub.confirm();
    return more;
  }

  /** Splits whatever there is to its end. */
  private void finish(TableSplits hub) throws Exception {
    while (turn(hub)) {
      hub.renew();
    }
    hub.stop();
  }

  private String archived(TableFixture table) {
    String id =
        WebClient.parse(
                web.as("engineer")
                    .post("/api/v1/connectors/" + TableFixture.SITES, "text/csv", table.bytes())
                    .body())
            .path("exchangeId")
            .asText();
    await().until(() -> exchange(id).path("state").asText().equals("SPLITTING"));
    return id;
  }

  private JsonNode exchange(String id) {
    return web.as("engineer").json("/api/v1/exchanges/" + id);
  }

  private long done(String id) {
    return database
        .jdbc()
        .sql("SELECT done_ordinal FROM bulk_split WHERE exchange_id = ?::uuid")
        .param(id)
        .query(Long.class)
        .single();
  }

  private List<Long> ordinals(String parent) {
    return database
        .jdbc()
        .sql("SELECT ordinal FROM exchange WHERE parent_id = ?::uuid ORDER BY ordinal")
        .param(parent)
        .query(Long.class)
        .list();
  }

  private void change(String sql, String id) {
    database.jdbc().sql(sql).param(id).update();
  }

  private void awaitAllRecorded(String id, int rows) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> exchange(id).at("/children/byState/RECORDED").asInt() == rows);
    assertThat(ordinals(id)).isEqualTo(LongStream.rangeClosed(1, rows).boxed().toList());
    assertThat(exchange(id).path("state").asText()).isEqualTo("SPLIT");
    assertThat(exchange(id).at("/children/total").asInt()).isEqualTo(rows);
  }

  @Test
  void goesOnWithoutGapOrRepetitionAfterAHubWasKilledInTheMiddle() throws Exception {
    String id = archived(TableFixture.of(5_000));
    TableSplits killed = hub();
    for (int i = 0; i < 3; i++) {
      turn(killed);
    }
    send(killed); // the broker has them, and then the hub is gone
    assertThat(done(id)).isEqualTo(1_500);
    assertThat(exchange(id).path("state").asText()).isEqualTo("SPLITTING");

    camel.getRouteController().startRoute(SPLIT);
    await().atMost(TAKEOVER).until(() -> done(id) > 1_500);
    awaitAllRecorded(id, 5_000);

    killed.confirm(); // it was only slow after all
    assertThat(done(id)).isEqualTo(5_000);
    assertThat(take(killed).getProperty("hub.more", Boolean.class)).isFalse();
  }

  @Test
  void leavesATableToTheHubThatBeganIt() throws Exception {
    String id = archived(TableFixture.of(1_200));
    TableSplits first = hub();
    TableSplits second = hub();
    assertThat(turn(first)).isTrue();
    assertThat(turn(second)).isFalse();
    first.renew();
    first.stop();
    assertThat(turn(second)).isTrue();
    assertThat(done(id)).isEqualTo(1_000);
    finish(second);
    awaitAllRecorded(id, 1_200);
  }

  @Test
  void splitsSeveralTablesSideBySide() throws Exception {
    String longer = archived(TableFixture.of(1_500));
    String shorter = archived(TableFixture.of(3));
    TableSplits hub = hub();
    turn(hub);
    assertThat(done(shorter)).isEqualTo(3);
    assertThat(done(longer)).isEqualTo(500);
    finish(hub);
    awaitAllRecorded(longer, 1_500);
  }

  @Test
  void parksATableThatNeverYields() throws Exception {
    String id = archived(TableFixture.of(2));
    change("UPDATE bulk_split SET attempts = 3 WHERE exchange_id = ?::uuid", id);
    finish(hub());
    assertThat(exchange(id).path("state").asText()).isEqualTo("PARKED");
    assertThat(exchange(id).at("/problemCodes/0").asText()).isEqualTo("attempts.exhausted");
  }

  @Test
  void quarantinesATableWhoseConnectorIsGone() throws Exception {
    String id = archived(TableFixture.of(2));
    change("UPDATE exchange SET connector = 'gone', bundle_id = 'gone' WHERE id = ?::uuid", id);
    finish(hub());
    assertThat(exchange(id).path("state").asText()).isEqualTo("QUARANTINED");
    assertThat(exchange(id).at("/problemCodes/0").asText()).isEqualTo("connector.unknown-document");
  }

  @Test
  void readsATableAsItsConnectorWasWhenItCame() throws Exception {
    Bundle now = catalogue.find(TableFixture.CONNECTOR).orElseThrow().bundle();
    String manifest = "routes/table-test/connector.yaml";
    SortedMap<String, byte[]> files = new TreeMap<>(now.files());
    String text = new String(now.read(manifest), UTF_8);
    files.put(manifest, text.replace("[Country]", "[State]").getBytes(UTF_8));
    Bundle before = Bundle.of(files);
    bundles.keep(TableFixture.CONNECTOR, before);
    String id = archived(TableFixture.of(2).under("Factory number;Name;State;City"));
    database
        .jdbc()
        .sql("UPDATE exchange SET bundle_id = ? WHERE id = ?::uuid")
        .params(before.id(), id)
        .update();
    finish(hub());
    awaitAllRecorded(id, 2);
  }

  @Test
  void doesNotLetMoreThanSomeThousandRowsWait() throws Exception {
    String id = archived(TableFixture.of(7_000));
    camel.getRouteController().stopRoute("hub.inbound");
    TableSplits hub = hub();
    try {
      int turns = 0;
      while (turn(hub)) {
        assertThat(++turns).isLessThan(14);
      }
      assertThat(done(id)).isBetween(5_000L, 6_000L);
    } finally {
      camel.getRouteController().startRoute("hub.inbound");
      hub.stop();
    }
    camel.getRouteController().startRoute(SPLIT);
    awaitAllRecorded(id, 7_000);
  }

  @Test
  void keepsARowThatIsTooLongForTheTopic() throws Exception {
    TableFixture table = TableFixture.of(1);
    table.with(1, table.key(1), "n".repeat(300_000), "VN", "Hue");
    String id = archived(table);
    finish(hub());
    await().until(() -> exchange(id).at("/children/done").asInt() == 1);
    UUID row = ids.child(UUID.fromString(id), 1, "demo-retail");
    assertThat(web.as("engineer").get("/api/v1/exchanges/" + row + "/raw").body())
        .contains("n".repeat(300_000));
  }
}
