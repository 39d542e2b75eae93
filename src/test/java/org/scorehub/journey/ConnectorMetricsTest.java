package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.intake.ConnectorGauges;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** What Prometheus is told of connectors. */
@HubTest
class ConnectorMetricsTest {

  @Autowired private HubUnderTest hub;
  @Autowired private WebClient web;
  @Autowired private Seed seed;
  @Autowired private ConnectorGauges gauges;

  private final String connector = "measured-" + UUID.randomUUID();

  /** The value of a series; -1 if there is none. */
  private double value(String series) {
    String exposed = web.as("engineer").get("/actuator/prometheus").body();
    Matcher line =
        Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE)
            .matcher(exposed);
    return line.find() ? Double.parseDouble(line.group(1)) : -1;
  }

  private String of(String metric) {
    return "scorehub_connector_" + metric + "{connector=\"" + connector + "\"}";
  }

  @Test
  void aDocumentThatIsSettledIsCountedByWhatBecameOfIt() {
    String taken =
        "scorehub_connector_documents_total{connector=\"amfori-bsci\",outcome=\"taken\"}";
    double before = value(taken);
    String id = hub.send("engineer", HubUnderTest.AUDIT, AuditFixture.audit().bytes());
    assertThat(hub.settled("engineer", id).path("state").asText()).isEqualTo("RECORDED");
    await().until(() -> value(taken) > before);
    assertThat(value("scorehub_connector_settling_seconds_total{connector=\"amfori-bsci\"}"))
        .isPositive();
  }

  @Test
  void whatIsTalliedIsAddedOnce() {
    seed.sql(
        "INSERT INTO connector_tally (buyer, connector, taken, quarantined, waited_ms, unsent)"
            + " VALUES (?, ?, 4, 1, 2500, 2)",
        Seed.RETAIL,
        connector);
    String documents =
        "scorehub_connector_documents_total{connector=\"" + connector + "\",outcome=";
    await().until(() -> value(documents + "\"taken\"}") == 4);
    assertThat(value(documents + "\"quarantined\"}")).isEqualTo(1);
    assertThat(value(documents + "\"parked\"}")).isZero();
    assertThat(value(of("settling_seconds_total"))).isEqualTo(2.5);
    assertThat(value(of("deliveries_total").replace("}", ",outcome=\"unsent\"}"))).isEqualTo(2);
  }

  @Test
  void whatWaitsAndWhatIsPausedIsShownAndGoesAway() {
    UUID waiting = seed.exchange(Seed.RETAIL, "RECEIVED", null, "late", "<audit/>");
    seed.sql(
        "UPDATE exchange SET connector = ?, received_at = now() - interval '1 hour' WHERE id = ?",
        connector,
        waiting);
    seed.sql(
        "INSERT INTO connector_pause (buyer, connector, paused_by, reason)"
            + " VALUES (?, ?, 'engineer', 'their system is moved')",
        Seed.RETAIL,
        connector);
    gauges.read();
    assertThat(value(of("waiting"))).isEqualTo(1);
    assertThat(value(of("lag_seconds"))).isBetween(3600d, 3700d);
    assertThat(value(of("paused"))).isEqualTo(1);
    assertThat(value("scorehub_connector_paused{connector=\"untp\"}")).isZero();
    seed.sql("DELETE FROM connector_pause WHERE connector = ?", connector);
    seed.sql("UPDATE exchange SET state = 'RECORDED' WHERE id = ?", waiting);
    gauges.read();
    assertThat(value(of("paused"))).isEqualTo(-1);
    assertThat(value(of("lag_seconds"))).isEqualTo(-1);
  }

  @Test
  void theGaugesAreReadAgainAndAgain() {
    seed.sql(
        "INSERT INTO connector_pause (buyer, connector, paused_by, reason)"
            + " VALUES (?, ?, 'engineer', 'their system is moved')",
        Seed.RETAIL,
        connector);
    await().atMost(Duration.ofSeconds(40)).until(() -> value(of("paused")) == 1);
    seed.sql("DELETE FROM connector_pause WHERE connector = ?", connector);
  }
}
