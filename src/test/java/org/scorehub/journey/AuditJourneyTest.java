package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.journey.BuyerTopics.Event;
import org.springframework.beans.factory.annotation.Autowired;

/** A good audit on its way in: recorded, matched, told. */
@HubTest
class AuditJourneyTest {

  private static final String ENGINEER = "engineer";

  @Autowired private HubUnderTest hub;
  @Autowired private BuyerTopics topics;

  private final AuditFixture audit =
      AuditFixture.audit()
          .finding("7.14", "no", "No extinguisher on the second floor")
          .finding("1.4", "partially", "Capacity is planned in pieces");

  @Test
  void recordsAnUploadedAuditStageByStage() {
    JsonNode exchange = hub.record(ENGINEER, HubUnderTest.AUDIT, audit.bytes());
    assertThat(exchange.path("transport").asText()).isEqualTo("rest");
    assertThat(exchange.path("nativeKey").asText()).isEqualTo(audit.monitoringId());
    assertThat(exchange.path("revision").asInt()).isEqualTo(1);
    assertThat(exchange.path("attempts").asInt()).isEqualTo(1);
    assertThat(exchange.path("stages").findValuesAsText("stage"))
        .startsWith("received", "translated", "matched", "recorded");
    assertThat(exchange.path("keys").toString())
        .contains("native:" + audit.monitoringId(), "amfori_site_id:" + audit.site(), "code:7.14");
  }

  @Test
  void recommendsWorkplaceCooperationFirstAndSaysWhy() {
    String site = hub.recordAudit(audit);
    JsonNode modules = hub.site("sourcing", site, "/recommendations").path("modules");
    assertThat(modules.findValuesAsText("module")).startsWith("WC").contains("OSH");
    for (JsonNode module : modules) {
      assertThat(module.at("/reasons/0/explanation").asText()).isNotBlank();
      assertThat(module.at("/reasons/0/rule").asText()).isNotBlank();
    }
    assertThat(modules.toString()).contains("\"nativeCode\":\"7.14\"");
  }

  @Test
  void takesTheSameAuditBySoapAndKnowsItAgain() {
    JsonNode first = hub.settled(ENGINEER, hub.submitAudit(ENGINEER, audit.toSoap()));
    assertThat(first.path("state").asText()).isEqualTo("RECORDED");
    assertThat(first.path("transport").asText()).isEqualTo("soap");
    JsonNode second = hub.settle(ENGINEER, HubUnderTest.AUDIT, audit.bytes());
    assertThat(second.path("state").asText()).isEqualTo("UNCHANGED");
  }

  @Test
  void tellsTheBuyerOnItsOwnTopicInAFormAnyClientDecodes() {
    JsonNode exchange = hub.record(ENGINEER, HubUnderTest.AUDIT, audit.bytes());
    String site = exchange.path("siteId").asText();
    List<Event> events = topics.about("demo-retail", site, 2);
    assertThat(events)
        .extracting(Event::type)
        .containsExactlyInAnyOrder(
            "org.scorehub.audit.recorded.v1", "org.scorehub.recommendations.changed.v1");
    for (Event event : events) {
      assertThat(event.headers())
          .containsEntry("ce_specversion", "1.0")
          .containsEntry("ce_source", "urn:scorehub")
          .containsEntry("ce_subject", site)
          .containsEntry("content-type", "application/avro");
      assertThat(UUID.fromString(event.headers().get("ce_id"))).isNotNull();
      assertThat(Instant.parse(event.headers().get("ce_time"))).isBefore(Instant.now());
    }
    Event recorded =
        events.stream().filter(e -> e.type().contains("audit")).findFirst().orElseThrow();
    assertThat(recorded.value().get("nativeId")).hasToString(audit.monitoringId());
    assertThat((List<?>) recorded.value().get("findings")).hasSize(2);
    hub.eventually(
        ENGINEER,
        "/api/v1/exchanges/" + exchange.path("id").asText(),
        read -> read.path("publishedAt").isTextual());
  }

  @Test
  void recordsAnUnknownQuestionForAPersonAndTheRestAsUsual() {
    JsonNode exchange =
        hub.record(
            ENGINEER, HubUnderTest.AUDIT, audit.finding("77.7", "no", "Something new").bytes());
    assertThat(exchange.path("problemCodes").toString()).contains("topic.unmapped");
    String site = exchange.path("siteId").asText();
    JsonNode findings = hub.site(ENGINEER, site, "/findings");
    assertThat(findings).hasSize(3);
    assertThat(findings.findValuesAsText("topic")).containsOnlyOnce("UNMAPPED");
    assertThat(
            hub.sql(
                String.class,
                "SELECT subject ->> 'code' FROM review_item WHERE exchange_id = ?::uuid"
                    + " AND kind = 'UNMAPPED_FINDING'",
                exchange.path("id").asText()))
        .containsExactly("77.7");
  }

  @Test
  void carriesFiveMegabytesPastKafkaAndKeepsEveryByte() {
    AuditFixture large = audit;
    for (int area = 1; area <= 13; area++) {
      for (int number = 1; number <= 7; number++) {
        large = large.finding(area + "." + number, "partially", "火".repeat(20_000));
      }
    }
    byte[] bytes = large.bytes();
    assertThat(bytes).hasSizeGreaterThan(5_000_000);
    JsonNode exchange = hub.record(ENGINEER, HubUnderTest.AUDIT, bytes);
    assertThat(exchange.path("size").asLong()).isEqualTo(bytes.length);
    String id = exchange.path("id").asText();
    assertThat(
            hub.sql(
                Integer.class,
                "SELECT seq FROM payload WHERE exchange_id = ?::uuid ORDER BY 1",
                id))
        .hasSizeGreaterThan(10);
    assertThat(hub.raw("engineer", id)).isEqualTo(large.toXml());
    assertThat(topics.about("demo-retail", exchange.path("siteId").asText(), 2))
        .filteredOn(event -> event.type().equals("org.scorehub.audit.recorded.v1"))
        .singleElement()
        .satisfies(
            event -> assertThat((List<?>) event.value().get("findings")).hasSizeGreaterThan(80));
  }
}
