package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;

/** One audit in several contents, follow-ups, and several suppliers of one audit. */
@HubTest
class RevisionTest {

  private static final String ENGINEER = "engineer";

  @Autowired private HubUnderTest hub;

  private final AuditFixture audit =
      AuditFixture.audit()
          .finding("7.14", "no", "No extinguisher")
          .finding("7.15", "no", "Exit locked");

  private JsonNode settle(String user, AuditFixture document) {
    return hub.settle(user, HubUnderTest.AUDIT, document.bytes());
  }

  private JsonNode onlyAudit(String user, String site) {
    JsonNode audits = hub.site(user, site, "/audits");
    assertThat(audits).hasSize(1);
    return audits.path(0);
  }

  @Test
  void recordsTheSameDocumentOnce() {
    String site = hub.recordAudit(audit);
    JsonNode again = settle(ENGINEER, audit);
    assertThat(again.path("state").asText()).isEqualTo("UNCHANGED");
    assertThat(again.path("siteId").asText()).isEqualTo(site);
    assertThat(onlyAudit(ENGINEER, site).path("revision").asInt()).isEqualTo(1);
  }

  @Test
  void makesThreeRevisionsOfOneContentThenAnotherThenTheFirstAgain() {
    String site = hub.recordAudit(audit);
    AuditFixture other = audit.finding("1.4", "no", "No planning");
    assertThat(settle(ENGINEER, other).path("revision").asInt()).isEqualTo(2);
    assertThat(hub.issue(ENGINEER, site, "1.4")).isEqualTo("OPEN");
    assertThat(settle(ENGINEER, audit).path("revision").asInt()).isEqualTo(3);
    JsonNode now = onlyAudit(ENGINEER, site);
    assertThat(now.path("revision").asInt()).isEqualTo(3);
    assertThat(now.path("findings").asInt()).isEqualTo(2);
    assertThat(hub.issue(ENGINEER, site, "1.4")).isEqualTo("WITHDRAWN");
  }

  @Test
  void takesBackWhatACorrectedAuditNoLongerSays() {
    String site = hub.recordAudit(audit);
    JsonNode before = hub.site(ENGINEER, site, "/recommendations");
    AuditFixture corrected =
        audit
            .withoutFindings()
            .finding("2.4", "no", "No training")
            .issuedAt("2025-07-01T08:00:00Z");
    settle(ENGINEER, corrected);
    assertThat(hub.issue(ENGINEER, site, "7.14")).isEqualTo("WITHDRAWN");
    assertThat(hub.issue(ENGINEER, site, "2.4")).isEqualTo("OPEN");
    JsonNode after = hub.site(ENGINEER, site, "/recommendations");
    assertThat(after).isNotEqualTo(before);
    assertThat(after.toString()).doesNotContain("\"7.14\"");
  }

  @Test
  void keepsALateOlderContentAsHistory() {
    String site = hub.recordAudit(audit);
    AuditFixture older = audit.finding("1.4", "no", "Draft").issuedAt("2025-06-15T08:00:00Z");
    JsonNode exchange = settle(ENGINEER, older);
    assertThat(exchange.path("state").asText()).isEqualTo("RECORDED");
    assertThat(exchange.at("/stages/2/detail").asText()).contains("history");
    assertThat(onlyAudit(ENGINEER, site).path("revision").asInt()).isEqualTo(1);
    assertThat(hub.issue(ENGINEER, site, "1.4")).isEqualTo("none");
  }

  @Test
  void letsAFollowUpWaitForItsAuditAndThenCloseItsFindings() {
    AuditFixture followUp =
        audit
            .followUp("7.14", "7.15")
            .previous("7.14", "yes", "closed")
            .previous("7.15", "no", "open");
    JsonNode waiting = settle(ENGINEER, followUp);
    assertThat(waiting.path("state").asText()).isEqualTo("WAITING");
    String site = waiting.path("siteId").asText();
    assertThat(onlyAudit(ENGINEER, site).path("waitsForParent").asBoolean()).isTrue();
    assertThat(hub.site(ENGINEER, site, "/issues")).isEmpty();

    assertThat(hub.recordAudit(audit)).isEqualTo(site);
    String path = "/api/v1/exchanges/" + waiting.path("id").asText();
    assertThat(hub.read(ENGINEER, path).path("state").asText()).isEqualTo("RECORDED");
    assertThat(hub.site(ENGINEER, site, "/audits").findValuesAsText("waitsForParent"))
        .containsOnly("false");
    assertThat(hub.issue(ENGINEER, site, "7.14")).isEqualTo("VERIFIED_CLOSED");
    assertThat(hub.issue(ENGINEER, site, "7.15")).isEqualTo("OPEN");
  }

  @Test
  void leavesIssuesOutsideAFollowUpsScopeAlone() {
    String site = hub.recordAudit(audit);
    settle(ENGINEER, audit.followUp("7.15").previous("7.14", "yes", "closed"));
    assertThat(hub.issue(ENGINEER, site, "7.14")).isEqualTo("OPEN");
  }

  @Test
  void keepsTheSuppliesOfTwoBuyersApart() {
    JsonNode retail = settle(ENGINEER, audit);
    JsonNode brand = settle("brand", audit);
    String site = retail.path("siteId").asText();
    assertThat(brand.path("state").asText()).isEqualTo("RECORDED");
    assertThat(brand.path("siteId").asText()).isEqualTo(site);
    settle("brand", audit.finding("1.4", "no", "Only the brand was told"));
    assertThat(onlyAudit(ENGINEER, site).path("revision").asInt()).isEqualTo(1);
    assertThat(onlyAudit("brand", site).path("revision").asInt()).isEqualTo(2);
    assertThat(hub.issue(ENGINEER, site, "1.4")).isEqualTo("none");
    assertThat(hub.issue("brand", site, "1.4")).isEqualTo("OPEN");
    String exchange = "/api/v1/exchanges/";
    assertThat(hub.status("brand", exchange + retail.path("id").asText())).isEqualTo(404);
    assertThat(hub.status(ENGINEER, exchange + brand.path("id").asText())).isEqualTo(404);
  }

  @Test
  void knowsASiteAgainThatHasALongNameAndNoId() {
    byte[] nameOnly =
        audit
            .toXml()
            .replaceAll("<siteId>.*</siteId>", "")
            .replaceAll("<name>.*</name>", "<name>" + ideographs(7919) + "</name>")
            .replace("<address>", "<address><street>" + ideographs(104_729) + "</street>")
            .getBytes(StandardCharsets.UTF_8);
    JsonNode first = hub.record(ENGINEER, HubUnderTest.AUDIT, nameOnly);
    JsonNode second = hub.settle(ENGINEER, HubUnderTest.AUDIT, nameOnly);
    assertThat(second.path("state").asText()).isEqualTo("UNCHANGED");
    assertThat(second.path("siteId")).isEqualTo(first.path("siteId"));
  }

  private static String ideographs(int step) {
    return IntStream.range(0, 500)
        .mapToObj(i -> Character.toString(0x4e00 + i * step % 20_000))
        .collect(Collectors.joining());
  }

  @Test
  void hidesASiteFromABuyerWhoSuppliedNothingOfIt() {
    String site = hub.recordAudit(audit);
    assertThat(hub.status("brand", "/api/v1/sites/" + site)).isEqualTo(404);
    assertThat(hub.status("brand", "/api/v1/sites/" + site + "/issues")).isEqualTo(404);
  }
}
