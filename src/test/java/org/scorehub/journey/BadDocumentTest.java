package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Documents that cannot be used are kept and explained; what is alarming in them is raised. */
@HubTest
class BadDocumentTest {

  private static final String ENGINEER = "engineer";
  private static final Path FIVE_MISTAKES =
      Path.of("mappings/amfori-bsci/examples/audit/five-schema-mistakes");

  @Autowired private HubUnderTest hub;

  static Stream<Arguments> unreadable() {
    AuditFixture audit = AuditFixture.audit().finding("7.14", "no", "None");
    String xml = audit.toXml();
    String twin = HubServers.twin().url().toString();
    return Stream.of(
        Arguments.of("no XML", "this is no XML", "xml.not-well-formed"),
        Arguments.of("nothing", "", "document.empty"),
        Arguments.of("cut off", xml.substring(0, 400), "xml.not-well-formed"),
        Arguments.of("NUL reference", xml.replace("None", "a&#0;b"), "xml.not-well-formed"),
        Arguments.of("NUL byte", xml.replace("None", "a\0b"), "xml.not-well-formed"),
        Arguments.of(
            "file entity", entity(xml, "SYSTEM 'file:///etc/passwd'"), "xml.doctype-refused"),
        Arguments.of(
            "web entity", entity(xml, "SYSTEM '" + twin + "/xxe/x'"), "xml.doctype-refused"),
        Arguments.of(
            "web document type",
            xml.replace("<audit ", "<!DOCTYPE audit SYSTEM '" + twin + "/xxe/dtd'><audit "),
            "xml.doctype-refused"),
        Arguments.of("billion laughs", entity(xml, laughs()), "xml.doctype-refused"));
  }

  private static String entity(String xml, String definition) {
    return xml.replace("<audit ", "<!DOCTYPE audit [<!ENTITY x " + definition + ">]>\n<audit ")
        .replace("None", "&x;");
  }

  private static String laughs() {
    StringBuilder entities = new StringBuilder("'ha'><!ENTITY l0 'ha'>");
    for (int i = 1; i < 30; i++) {
      entities.append("<!ENTITY l%d '&l%d;&l%d;'>".formatted(i, i - 1, i - 1));
    }
    return entities.append("<!ENTITY y '&l29;'").toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void keepsAnUnreadableDocumentAndSaysWhatIsWrong(String what, String xml, String code) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    JsonNode exchange = hub.settle(ENGINEER, HubUnderTest.AUDIT, bytes);
    assertThat(exchange.path("state").asText()).isEqualTo("QUARANTINED");
    assertThat(exchange.path("problems").findValuesAsText("code"))
        .as(exchange.path("problems").toString())
        .containsExactly(code);
    assertThat(exchange.path("problems").toString()).doesNotContain("root:x", "haha");
    assertThat(hub.raw(ENGINEER, exchange.path("id").asText())).isEqualTo(xml);
    assertThat(HubServers.twin().arrivals()).noneMatch(arrival -> arrival.tenant().equals("xxe"));
  }

  @Test
  void reportsAllFiveMistakesWithPathLineAndValue() throws IOException {
    byte[] bytes = Files.readAllBytes(FIVE_MISTAKES.resolve("input.xml"));
    JsonNode exchange = hub.settle(ENGINEER, HubUnderTest.AUDIT, bytes);
    assertThat(exchange.path("state").asText()).isEqualTo("QUARANTINED");
    JsonNode wanted = WebClient.parse(Files.readString(FIVE_MISTAKES.resolve("problems.json")));
    assertThat(places(exchange.path("problems"))).isEqualTo(places(wanted)).hasSize(5);
    assertThat(exchange.path("problems"))
        .allSatisfy(problem -> assertThat(problem.path("expected").asText()).isNotBlank());
  }

  private static List<String> places(JsonNode problems) {
    List<String> places = new ArrayList<>();
    problems.forEach(
        p -> places.add(p.path("path").asText() + "@" + p.path("line") + p.path("value")));
    return places;
  }

  @Test
  void takesAnEscapedNulOutOfATextOrSaysWhereItIs() {
    TrainingFixture training = TrainingFixture.at(AuditFixture.audit());
    JsonNode exchange =
        hub.settle("trainer", "score-training/visit", training.visit(1, "before\\u0000after"));
    assertThat(exchange.path("problemCodes").toString()).doesNotContain("record.failed");
    assertThat(exchange.path("problems").toString()).contains("/notes");
  }

  @Test
  void raisesTheAlarmOfADocumentThatCannotBeUsed() {
    AuditFixture audit = AuditFixture.audit().finding("7.14", "no", "None");
    String site = hub.recordAudit(audit);
    AuditFixture broken =
        audit
            .day("2025-13-45")
            .atEnd(
                """
                  <zeroToleranceAlerts>
                    <alert id='ZT-1' category='child-labour' state='raised'>
                      <text lang='en'>A child of about twelve was sewing</text>
                    </alert>
                  </zeroToleranceAlerts>
                """);
    JsonNode exchange = hub.settle(ENGINEER, HubUnderTest.AUDIT, broken.bytes());
    assertThat(exchange.path("state").asText()).isEqualTo("QUARANTINED");
    JsonNode raised = hub.site("compliance", site, "/escalations");
    assertThat(raised).hasSize(1);
    assertThat(raised.at("/0/kind").asText()).isEqualTo("ZERO_TOLERANCE");
    assertThat(raised.at("/0/exchangeId").asText()).isEqualTo(exchange.path("id").asText());
    assertThat(raised.at("/0/clocks")).isNotEmpty();
    assertThat(hub.site("sourcing", site, "/escalations")).isEmpty();
  }

  @Test
  void raisesTheAlarmOfASiteThatNobodyKnowsYet() {
    AuditFixture broken =
        AuditFixture.audit().question("code='11.1' answer='no' zeroTolerance='true'", "Locked in");
    JsonNode exchange =
        hub.settle(ENGINEER, HubUnderTest.AUDIT, broken.issuedAt("yesterday").bytes());
    assertThat(exchange.path("state").asText()).isEqualTo("QUARANTINED");
    assertThat(
            hub.sql(
                String.class,
                "SELECT state FROM escalation WHERE exchange_id = ?::uuid",
                exchange.path("id").asText()))
        .containsExactly("RAISED");
  }

  @Test
  void takesAZeroToleranceAlertOfItsOwn() throws IOException {
    AuditFixture audit = AuditFixture.audit().finding("7.14", "no", "None");
    String site = hub.recordAudit(audit);
    String alert =
        Files.readString(
                Path.of(
                    "mappings/amfori-bsci/examples/zero-tolerance-alert/child-labour-confirmed/input.xml"))
            .replaceAll("<siteId>[^<]*", "<siteId>" + audit.site());
    JsonNode exchange =
        hub.record(
            ENGINEER, "amfori-bsci/zero-tolerance-alert", alert.getBytes(StandardCharsets.UTF_8));
    assertThat(exchange.path("siteId").asText()).isEqualTo(site);
    assertThat(hub.site("compliance", site, "/escalations").at("/0/state").asText())
        .isEqualTo("CONFIRMED");
  }
}
