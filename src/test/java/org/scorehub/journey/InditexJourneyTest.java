package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.inditex.InditexTwin;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Rankings are fetched from the buyer's system, and the progress of their plans goes back. */
@HubTest
class InditexJourneyTest {

  private static final String ROUTE = "inditex.supplier-ranking.in.inditex";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private HubUnderTest hub;
  @Autowired private CamelContext camel;

  private final InditexTwin twin = (InditexTwin) HubServers.twin(InditexTwin.CONNECTOR);

  @BeforeEach
  void asNew() {
    twin.recover();
    twin.forget();
  }

  @AfterEach
  void asItWas() throws Exception {
    twin.recover();
    camel.getRouteController().startRoute(ROUTE);
  }

  @Test
  void fetchesARankingAndTellsTheProgressOfItsPlan() {
    BuyerJourney journey = at("F-700001");
    offer("RK-J1-1", "F-700001");
    JsonNode exchange = journey.settled("RK-J1-1");
    assertThat(exchange.path("state").asText()).isEqualTo("RECORDED");
    String site = exchange.path("siteId").asText();
    assertThat(journey.issue(site, "safety.evacuation")).isEqualTo("OPEN");

    journey.enrol();
    journey.project("evidence submitted", "inditex-ranking", "safety.evacuation");

    JsonNode told = told("F-700001", "evidence-submitted");
    assertThat(told.at("/items/0/requirement").asText()).isEqualTo("safety.evacuation");
    assertThat(told.at("/items/0/progressPercent").asInt()).isEqualTo(90);
    assertThat(told.at("/trainings/0/module").asText()).isEqualTo("WC");
    await().atMost(PATIENCE).until(() -> taken(journey, site));
    assertThat(twin.arrivals()).allSatisfy(a -> assertThat(isDelivery(a)).isTrue());
  }

  @Test
  void closesByTheBuyersFollowUpOnly() {
    BuyerJourney journey = at("F-700002");
    offer("RK-J2-1", "F-700002");
    String site = journey.settled("RK-J2-1").path("siteId").asText();
    Fetched followUp =
        Fetched.example("inditex", "supplier-ranking/follow-up-verifies-some-items")
            .with("/rankingId", "RK-J2-2")
            .with("/followsUp", "RK-J2-1")
            .with("/factory/factoryId", "F-700002")
            .with("/factory/name", "Journey Sample F-700002");
    publish(followUp);
    assertThat(journey.settled("RK-J2-2").path("state").asText()).isEqualTo("RECORDED");
    assertThat(journey.issue(site, "safety.evacuation")).isEqualTo("VERIFIED_CLOSED");
    assertThat(journey.issue(site, "hours.limit")).isEqualTo("IN_PROGRESS");
    assertThat(journey.issue(site, "safety.machines")).isEqualTo("OPEN");
    assertThat(journey.issue(site, "wages.payslips")).isEqualTo("OPEN");
  }

  @Test
  void goesOnWithoutGapOrRepeatAfterAStop() throws Exception {
    BuyerJourney journey = at("F-700003");
    offer("RK-J3-1", "F-700003");
    journey.settled("RK-J3-1");
    camel.getRouteController().stopRoute(ROUTE);
    List<String> missed = List.of("RK-J3-2", "RK-J3-3", "RK-J3-4", "RK-J3-5", "RK-J3-6");
    missed.forEach(id -> offer(id, "F-700003"));
    twin.revokeTokens();
    camel.getRouteController().startRoute(ROUTE);
    missed.forEach(journey::settled);
    assertThat(missed).allSatisfy(id -> assertThat(journey.exchangeCount(id)).isEqualTo(1));
    assertThat(journey.exchangeCount("RK-J3-1")).isEqualTo(1);
  }

  @Test
  void fetchesOnceItsSystemIsBack() {
    BuyerJourney journey = at("F-700004");
    twin.fail(TwinFault.BUSY);
    offer("RK-J4-1", "F-700004");
    twin.recover();
    assertThat(journey.settled("RK-J4-1").path("state").asText()).isEqualTo("RECORDED");
  }

  @Test
  void keepsABadRankingForAPersonAndGoesOn() {
    BuyerJourney journey = at("F-700005");
    publish(
        Fetched.example("inditex", "supplier-ranking/seven-schema-mistakes")
            .with("/rankingId", "RK-J5-1"));
    offer("RK-J5-2", "F-700005");
    assertThat(journey.settled("RK-J5-1").path("state").asText()).isEqualTo("QUARANTINED");
    assertThat(journey.settled("RK-J5-2").path("state").asText()).isEqualTo("RECORDED");
  }

  private BuyerJourney at(String factory) {
    return new BuyerJourney(hub, "inditex", "inditex", "inditex_factory_id:" + factory);
  }

  private void offer(String ranking, String factory) {
    publish(
        Fetched.example("inditex", "supplier-ranking/poor-factory-in-a-twelve-month-plan")
            .with("/rankingId", ranking)
            .with("/factory/factoryId", factory)
            .with("/factory/name", "Journey Sample " + factory));
  }

  private void publish(Fetched ranking) {
    twin.publish("inditex", "supplier-ranking", "x.json", ranking.bytes());
  }

  /** The progress of a factory once it says so of its first item. */
  private JsonNode told(String factory, String state) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                twin.arrivals().stream()
                    .map(arrival -> WebClient.parse(text(arrival)))
                    .filter(told -> told.at("/factory/factoryId").asText().equals(factory))
                    .filter(told -> told.at("/items/0/state").asText().equals(state))
                    .findFirst()
                    .orElse(null),
            told -> told != null);
  }

  private static boolean taken(BuyerJourney journey, String site) {
    return journey.deliveryStates(site).stream()
        .allMatch(state -> List.of("ACCEPTED", "APPLIED", "SUPERSEDED").contains(state));
  }

  private static boolean isDelivery(Arrival arrival) {
    return !arrival.header("idempotency-key").isEmpty();
  }

  private static String text(Arrival arrival) {
    return new String(arrival.body(), StandardCharsets.UTF_8);
  }
}
