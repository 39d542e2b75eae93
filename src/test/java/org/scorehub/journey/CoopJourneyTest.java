package org.scorehub.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.coop.CoopTwin;
import org.springframework.beans.factory.annotation.Autowired;

/** Files over SFTP, both ways. */
@HubTest
class CoopJourneyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Charset EXCEL = Charset.forName("windows-1252");
  private static final AtomicInteger COUNT = new AtomicInteger(200_000);

  @Autowired private HubUnderTest hub;

  private final CoopTwin twin = (CoopTwin) HubServers.twin(CoopTwin.CONNECTOR);
  private final int number = COUNT.incrementAndGet();
  private final String site = "756-%06d-001".formatted(number);
  private final String monitoring = "25-%07d".formatted(number);
  private final String betrieb = "B-" + number;

  @AfterEach
  void endFaults() {
    twin.recover();
  }

  private String list() {
    return """
        Betriebs-Nr.;Name;Ort;Land;amfori-ID Betrieb;Anzahl Mitarbeitende
        %s;Müller & Söhne (Muster) AG;Zürich;Schweiz;%s;1'250
        %s-2;Zweiter Betrieb (Muster);Genf;Schweiz;;viele
        ;Ohne Nummer;Basel;Schweiz;;
        """
        .formatted(betrieb, site, betrieb);
  }

  private String results() {
    String audit = monitoring + ";Vollaudit;angekündigt;11.06.2025;20.06.2025;Betrieb;CH;" + site;
    return """
        Monitoring-ID;Auditart;Ankündigung;Audit bis;Bericht vom;Betrieb;Land;amfori-ID Betrieb;Frage;Antwort;Feststellung
        %s;7.14;nein;Zwei Löscher fehlen.
        %s;2.1;teilweise;"Das Komitee tagt
        unregelmässig."
        """
        .formatted(audit, audit);
  }

  private List<String> states(String key) {
    return hub.sql(
        String.class,
        "SELECT state FROM exchange WHERE buyer = 'coop' AND native_key = ? ORDER BY id",
        key);
  }

  private void awaitRecorded(String key) {
    await().atMost(PATIENCE).until(() -> states(key), List.of("RECORDED")::equals);
  }

  private void recordAudit() {
    String name = "bsci-resultate_" + number + ".csv";
    twin.publish("coop", "bsci-results", name, results().getBytes(EXCEL));
    awaitRecorded(monitoring);
  }

  private TrainingFixture training() {
    return new TrainingFixture(site, "COOP-" + number);
  }

  private void enrol() {
    hub.recordTraining(
        "enrolment",
        training().enrolment("enrolled", TrainingFixture.consent("coop", "training progress")));
  }

  private List<Arrival> arrivals() {
    return twin.arrivals().stream()
        .filter(arrival -> arrival.header("file-name").contains(site))
        .toList();
  }

  @Test
  void fetchesAListRowByRowAndPutsTheFileAside() {
    String name = "lieferanten_" + number + ".csv";
    twin.publish("coop", "supplier-list", name, list().getBytes(EXCEL));
    awaitRecorded(betrieb);
    awaitRecorded(betrieb + "-2");
    String parent =
        hub.sql(
                String.class,
                "SELECT parent_id::text FROM exchange WHERE buyer = 'coop' AND native_key = ?",
                betrieb)
            .get(0);
    JsonNode exchange =
        hub.eventually(
            "engineer",
            "/api/v1/exchanges/" + parent,
            found -> found.at("/children/byState/QUARANTINED").asInt() == 1);
    assertThat(exchange.path("state").asText()).isEqualTo("SPLIT");
    assertThat(exchange.path("fileName").asText()).isEqualTo(name);
    assertThat(exchange.at("/children/byState/RECORDED").asInt()).isEqualTo(2);
    await()
        .atMost(PATIENCE)
        .until(
            () -> twin.files(CoopTwin.OUTGOING),
            files ->
                !files.contains(name)
                    && files.stream().anyMatch(f -> f.startsWith(".done/") && f.endsWith(name)));
    JsonNode second =
        hub.read("engineer", "/api/v1/exchanges?organisation=coop&key=native:" + betrieb + "-2");
    assertThat(second.at("/items/0/problemCodes/0").asText()).isEqualTo("number.malformed");
  }

  @Test
  void neverReadsAFileThatIsStillBeingWritten() {
    String name = "lieferanten_langsam_" + number + ".csv";
    byte[] whole = list().getBytes(UTF_8);
    AtomicInteger written = new AtomicInteger();
    await()
        .pollInterval(Duration.ofMillis(60))
        .pollDelay(Duration.ZERO)
        .atMost(PATIENCE)
        .until(
            () -> {
              int at = written.getAndIncrement();
              twin.write(name, new byte[] {whole[at]});
              assertThat(states(betrieb)).isEmpty();
              return written.get() == whole.length;
            });
    awaitRecorded(betrieb);
    String parent =
        hub.sql(
                String.class,
                "SELECT parent_id::text FROM exchange WHERE buyer = 'coop' AND native_key = ?",
                betrieb)
            .get(0);
    assertThat(hub.raw("engineer", parent)).isEqualTo(list());
  }

  @Test
  void recordsAnAuditUnderTheIdThatAmforiGaveIt() {
    recordAudit();
    assertThat(
            hub.sql(
                String.class,
                "SELECT buyer || ' ' || scheme FROM audit_supply WHERE native_id = ?",
                monitoring))
        .containsExactly("coop amfori-bsci");
    assertThat(
            hub.sql(
                String.class,
                "SELECT native_code FROM site_issue WHERE buyer = 'coop' AND site_id ="
                    + " (SELECT site_id FROM exchange WHERE buyer = 'coop' AND native_key = ?)"
                    + " ORDER BY native_code",
                monitoring))
        .containsExactly("2.1", "7.14");
  }

  @Test
  void tellsProgressInAFileThatAppearsWhole() {
    recordAudit();
    enrol();
    await().atMost(PATIENCE).until(() -> !arrivals().isEmpty());
    Arrival file = arrivals().get(0);
    assertThat(file.header("file-name")).isEqualTo("score-fortschritt_" + site + "_1.csv");
    assertThat(new String(file.body(), UTF_8))
        .startsWith("Satzart;Schlüssel;Version;Stand;")
        .contains("modul;" + site + ";1;", ";WC;", ";angemeldet;2025-08-20;");
    assertThat(twin.files(CoopTwin.INCOMING))
        .noneMatch(name -> name.contains(site) && name.endsWith(".abgelehnt.txt"))
        .noneMatch(name -> name.startsWith("."));
    await()
        .atMost(PATIENCE)
        .until(() -> delivered(), List.of("ACCEPTED score-fortschritt_" + site + "_1.csv")::equals);
  }

  private List<String> delivered() {
    return hub.sql(
        String.class,
        "SELECT state || ' ' || coalesce(receipt, '') FROM delivery WHERE buyer = 'coop' AND"
            + " site_id = (SELECT site_id FROM exchange WHERE buyer = 'coop' AND native_key = ?)",
        monitoring);
  }

  @Test
  void waitsForAServerThatLetsNobodyIn() {
    recordAudit();
    twin.fail(TwinFault.REFUSE);
    enrol();
    String id =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    hub.sql(
                        String.class,
                        "SELECT id::text FROM delivery WHERE buyer = 'coop' AND attempts > 0 AND"
                            + " state = 'READY' AND reason IS NOT NULL AND site_id = (SELECT"
                            + " site_id FROM exchange WHERE buyer = 'coop' AND native_key = ?)",
                        monitoring),
                found -> !found.isEmpty())
            .get(0);
    assertThat(arrivals()).isEmpty();
    twin.recover();
    hub.hurry(id);
    await().atMost(PATIENCE).until(() -> arrivals().size() == 1);
  }
}
