package org.scorehub.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.FluentProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.adidas.AdidasTwin;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Assessments are read from the supplier database, and rows about training are written back. */
@HubTest
class AdidasJourneyTest {

  private static final String ROUTE = "adidas.supplier-assessment.in.adidas";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private HubUnderTest hub;
  @Autowired private CamelContext camel;

  private final Twin twin = HubServers.twin(AdidasTwin.CONNECTOR);
  private final JdbcClient database = database();

  @BeforeEach
  void asNew() {
    twin.recover();
  }

  @AfterEach
  void asItWas() throws Exception {
    twin.recover();
    camel.getRouteController().startRoute(ROUTE);
  }

  @Test
  void readsAnAssessmentAndWritesRowsBack() {
    BuyerJourney journey = at("FAC-700001");
    publish("AS-2041-00001", "FAC-700001");
    JsonNode exchange = journey.settled("AS-2041-00001");
    assertThat(exchange.path("state").asText()).isEqualTo("RECORDED");
    String site = exchange.path("siteId").asText();
    assertThat(journey.issue(site, "HS-03")).isEqualTo("OPEN");

    journey.enrol();
    journey.project("evidence submitted", "adidas-skpi", "HS-03");

    await()
        .atMost(PATIENCE)
        .until(() -> state("FAC-700001", "issue/HS-03"), "evidence-submitted"::equals);
    assertThat(state("FAC-700001", "module/WC")).isEqualTo("enrolled");
    await().atMost(PATIENCE).until(() -> taken(journey, site));
    assertThat(versions("FAC-700001")).hasSize(1);
  }

  @Test
  void doesNotOverwriteWhatIsNewer() {
    BuyerJourney journey = at("FAC-700002");
    publish("AS-2042-00001", "FAC-700002");
    String site = journey.settled("AS-2042-00001").path("siteId").asText();
    journey.enrol();
    await().atMost(PATIENCE).until(() -> !versions("FAC-700002").isEmpty());
    await().atMost(PATIENCE).until(() -> taken(journey, site));
    long version = versions("FAC-700002").get(0);
    byte[] first = journey.deliveries(site).get(0);
    ObjectNode later = (ObjectNode) WebClient.parse(new String(first, UTF_8));
    later.path("rows").forEach(row -> ((ObjectNode) row).put("version", version + 5));
    later.path("rows").forEach(row -> rename((ObjectNode) row));

    deliver(later.toString().getBytes(UTF_8));
    assertThat(versions("FAC-700002")).containsExactly(version + 5);
    deliver(first);

    assertThat(versions("FAC-700002")).containsExactly(version + 5);
    assertThat(state("FAC-700002", "module/WC")).isEqualTo("completed");
  }

  private static void rename(ObjectNode row) {
    if (row.path("subject").asText().equals("module")) {
      row.put("state", "completed");
    }
  }

  @Test
  void goesOnWithoutGapOrRepeatAfterAStop() throws Exception {
    BuyerJourney journey = at("FAC-700003");
    publish("AS-2043-00001", "FAC-700003");
    journey.settled("AS-2043-00001");
    camel.getRouteController().stopRoute(ROUTE);
    List<String> missed = List.of("AS-2043-00002", "AS-2043-00003", "AS-2043-00004");
    missed.forEach(id -> publish(id, "FAC-700003"));
    camel.getRouteController().startRoute(ROUTE);
    missed.forEach(journey::settled);
    assertThat(missed).allSatisfy(id -> assertThat(journey.exchangeCount(id)).isEqualTo(1));
    assertThat(journey.exchangeCount("AS-2043-00001")).isEqualTo(1);
  }

  @Test
  void raisesZeroToleranceFromTheDatabase() {
    BuyerJourney journey = at("FAC-700004");
    publish(
        Fetched.example("adidas", "supplier-assessment/zero-tolerance-in-the-dormitory")
            .with("/assessment_id", "AS-2044-00001")
            .with("/factory/factory_id", "FAC-700004")
            .with("/factory/name", "Journey Sample FAC-700004"));
    String site = journey.settled("AS-2044-00001").path("siteId").asText();
    assertThat(
            hub.sql(
                String.class,
                "SELECT kind FROM escalation WHERE buyer = 'adidas' AND site_id = ?::uuid",
                site))
        .contains("ZERO_TOLERANCE");
  }

  private BuyerJourney at(String factory) {
    return new BuyerJourney(hub, "adidas", "adidas", "adidas_factory_id:" + factory);
  }

  private void publish(String assessment, String factory) {
    publish(
        Fetched.example("adidas", "supplier-assessment/poor-factory-rated-2s")
            .with("/assessment_id", assessment)
            .with("/factory/factory_id", factory)
            .with("/factory/name", "Journey Sample " + factory));
  }

  private void publish(Fetched assessment) {
    twin.publish("adidas", "supplier-assessment", "x.json", assessment.bytes());
  }

  /** Sends bytes over the route as a delivery would. */
  private void deliver(byte[] content) {
    try (FluentProducerTemplate template = camel.createFluentProducerTemplate()) {
      template
          .to("direct:adidas.progress-rows.out")
          .withProcessor(
              exchange -> {
                exchange.setProperty("hub.connector", "adidas");
                exchange.setProperty("hub.organisation", "adidas");
                exchange.setProperty("hub.content", content);
              })
          .send();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String state(String factory, String item) {
    return database
        .sql(
            "SELECT coalesce(max(state), '') FROM suppliers.score_progress"
                + " WHERE factory_id = ? AND item = ?")
        .params(factory, item)
        .query(String.class)
        .single();
  }

  private List<Long> versions(String factory) {
    return database
        .sql("SELECT DISTINCT version FROM suppliers.score_progress WHERE factory_id = ?")
        .param(factory)
        .query(Long.class)
        .list();
  }

  private static boolean taken(BuyerJourney journey, String site) {
    return journey.deliveryStates(site).stream()
        .allMatch(state -> List.of("ACCEPTED", "APPLIED", "SUPERSEDED").contains(state));
  }

  private static JdbcClient database() {
    Map<String, Object> twin = HubServers.twin(AdidasTwin.CONNECTOR).properties();
    return JdbcClient.create(
        new DriverManagerDataSource(
            String.valueOf(twin.get("hub.twins.adidas.url")),
            String.valueOf(twin.get("hub.twins.adidas.username")),
            String.valueOf(twin.get("hub.twins.adidas.password"))));
  }
}
