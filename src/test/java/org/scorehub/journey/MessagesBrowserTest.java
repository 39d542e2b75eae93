package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.scorehub.HubTest;
import org.scorehub.activation.ProjectFiles;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.web.Browser;
import org.scorehub.web.BrowserSession;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Why did this audit not arrive: from the first click to the message that goes back. */
@HubTest
class MessagesBrowserTest {

  private static final String ENGINEER = "engineer";
  private static final String MAPPING = "mappings/amfori-bsci/audit.in.jslt";
  private static final String RIGHT = "required($header.monitoringId, \"monitoring id\")";
  private static final String WRONG = "required($header.monitoringNumber, \"monitoring id\")";

  private final Path root;
  private final ProjectFiles files;
  @Autowired private HubUnderTest hub;
  @Autowired private ConnectorCatalogue catalogue;

  @RegisterExtension private final BrowserSession session = new BrowserSession();

  MessagesBrowserTest(@Value("${hub.root}") Path root) {
    this.root = root;
    this.files = new ProjectFiles(root);
  }

  @AfterEach
  void mend() {
    files.close();
    awaitFiles();
  }

  private void awaitFiles() {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                catalogue
                    .find("amfori-bsci")
                    .orElseThrow()
                    .bundle()
                    .equals(ConnectorCompiler.bundle(root, "amfori-bsci")));
  }

  @Test
  void findsWhyAnAuditDidNotArriveMendsItAndReplaysIt() {
    AuditFixture audit = AuditFixture.audit().finding("7.14", "no", "Extinguishers are empty");
    files.change(MAPPING, RIGHT, WRONG);
    awaitFiles();
    String id = hub.send(ENGINEER, HubUnderTest.AUDIT, audit.bytes());
    JsonNode refused = hub.settled(ENGINEER, id);
    assertThat(refused.path("state").asText()).isEqualTo("QUARANTINED");

    Browser browser = session.browser();
    browser.logIn(ENGINEER);
    browser.click("nav a[href='/exchanges']");
    browser.awaitElement("#q");
    browser.find("#q").sendKeys(audit.monitoringId(), Keys.ENTER);
    browser.awaitElement(".facet");
    assertThat(browser.all("tbody tr")).hasSize(1);
    assertThat(browser.text("tbody tr")).contains(audit.monitoringId(), "Quarantined");
    withoutBarrier(browser);

    browser.click("#exchange-" + id);
    browser.awaitElement("#try");
    assertThat(browser.text("[aria-labelledby=problems]")).contains("monitoring id", MAPPING + ":");
    assertThat(browser.text("[aria-labelledby=line]")).contains("does not go on by itself");
    assertThat(browser.all(".lines .line a")).isNotEmpty();
    withoutBarrier(browser);

    mend();
    browser.click("#try");
    browser.awaitElement("#then");
    assertThat(browser.text("[aria-labelledby=becomes]")).contains("Quarantined", "Recorded");
    assertThat(browser.text("[aria-labelledby=read]")).contains("gone", "/nativeId", "/findings");
    assertThat(hub.read(ENGINEER, "/api/v1/exchanges/" + id).path("state").asText())
        .isEqualTo("QUARANTINED");
    withoutBarrier(browser);

    browser.find("#reason").sendKeys("the monitoring id is read again", Keys.ENTER);
    browser.awaitElement("a[href='/exchanges/" + id + "']");
    hub.eventually(
        ENGINEER,
        "/api/v1/exchanges/" + id,
        exchange -> exchange.path("state").asText().equals("RECORDED"));
    browser.open("/exchanges/" + id);
    browser.awaitElement("[aria-labelledby=attempts]");
    assertThat(browser.text("h1")).contains("Recorded");
    assertThat(browser.text("[aria-labelledby=line]")).contains("Quarantined", "Replayed");

    tellsTheBuyerOfTraining(browser, audit, id);
  }

  private void tellsTheBuyerOfTraining(Browser browser, AuditFixture audit, String id) {
    String site = hub.read(ENGINEER, "/api/v1/exchanges/" + id).path("siteId").asText();
    hub.recordTraining(
        "enrolment",
        TrainingFixture.at(audit)
            .enrolment("enrolled", TrainingFixture.consent("demo-retail", "training progress")));
    JsonNode delivery =
        hub.delivery("sourcing", site, found -> found.path("state").asText().equals("ACCEPTED"));
    browser.click("nav a[href='/deliveries']");
    browser.awaitElement("a[href='/deliveries/" + delivery.path("id").asText() + "']");
    browser.click("a[href='/deliveries/" + delivery.path("id").asText() + "']");
    browser.awaitElement("[aria-labelledby=sent] a[href*='/explanation']");
    browser.click("[aria-labelledby=sent] pre a[href*='/explanation']");
    browser.awaitElement("#answer");
    withoutBarrier(browser);
  }

  private static void withoutBarrier(Browser browser) {
    assertThat(browser.overflow()).isLessThanOrEqualTo(0);
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }
}
