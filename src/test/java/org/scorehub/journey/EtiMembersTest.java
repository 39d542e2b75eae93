package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.security.HubUser;
import org.scorehub.security.People;
import org.scorehub.security.Role;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** SMETA audits fetched from several members' systems, and progress told to each of them. */
@HubTest
class EtiMembersTest {

  private static final String AUDIT = "smeta-audit";
  private static final Path EXAMPLES = Path.of("mappings/eti-members/examples/member-sites");
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Autowired private HubUnderTest hub;
  @Autowired private People people;
  @Autowired private CamelContext camel;

  private final Twin twin = HubServers.twin("eti-members");

  @BeforeEach
  void employ() {
    for (String member : List.of("boden", "orsay")) {
      people.add(
          new HubUser(member + "-tester", member, Set.of(Role.values()), List.of()), "sandbox");
    }
  }

  @Test
  void anAuditOfTwoMembersIsOneAuditWithTwoSupplies() {
    SmetaFixture audit = SmetaFixture.audit();
    offer("boden", audit.bytes());
    offer("orsay", audit.withLongReference());

    String site = fetched("boden", audit).path("siteId").asText();
    assertThat(fetched("orsay", audit).path("siteId").asText()).isEqualTo(site);
    assertThat(suppliers(audit)).containsExactlyInAnyOrder("boden", "orsay");
    JsonNode ofBoden = hub.site("boden-tester", site, "/audits");
    JsonNode ofOrsay = hub.site("orsay-tester", site, "/audits");
    assertThat(ofBoden).hasSize(1);
    assertThat(ofOrsay).hasSize(1);
    assertThat(ofBoden.at("/0/auditId").asText()).isNotEmpty();
    assertThat(ofOrsay.at("/0/auditId")).isEqualTo(ofBoden.at("/0/auditId"));
    assertThat(ofOrsay.at("/0/exchangeId")).isNotEqualTo(ofBoden.at("/0/exchangeId"));
  }

  @Test
  void aFollowUpOfOneMemberChangesNothingForTheOther() {
    SmetaFixture audit = SmetaFixture.audit();
    offer("boden", audit.bytes());
    offer("orsay", audit.bytes());
    String site = fetched("boden", audit).path("siteId").asText();
    fetched("orsay", audit);

    SmetaFixture followUp = audit.ofTheSameSite();
    offer("boden", followUp.followUp(audit));
    fetched("boden", followUp);

    assertThat(issueStates("boden-tester", site)).containsExactly("OPEN", "VERIFIED_CLOSED");
    assertThat(issueStates("orsay-tester", site)).containsExactly("OPEN", "OPEN");
    assertThat(suppliers(followUp)).containsExactly("boden");
  }

  @Test
  void tellsEachMemberWithConsentInItsOwnPlan() {
    SmetaFixture audit = SmetaFixture.audit();
    for (String member : List.of("boden", "orsay", "mothercare")) {
      offer(member, audit.bytes());
      fetched(member, audit);
    }
    hub.recordTraining("enrolment", audit.enrolment("boden", "orsay"));
    hub.recordTraining("improvement-project", audit.project("3.1"));

    for (String member : List.of("boden", "orsay")) {
      await().atMost(PATIENCE).until(() -> reports(member, audit).anyMatch(this::isAboutBoth));
    }
    assertThat(reports("mothercare", audit)).isEmpty();
    String site = fetched("boden", audit).path("siteId").asText();
    JsonNode delivery =
        hub.delivery("boden-tester", site, d -> d.path("state").asText().equals("APPLIED"));
    assertThat(delivery.path("receipt").asText()).startsWith("EM-");
    assertThat(hub.site("boden-tester", site, "/deliveries").path("items"))
        .noneMatch(d -> d.path("state").asText().equals("PARKED"));
  }

  @Test
  void readsEveryPageOnceAndAsksAgainOnlyForWhatIsNew() {
    List<SmetaFixture> audits = Stream.generate(SmetaFixture::audit).limit(5).toList();
    audits.forEach(audit -> offer("matrix", audit.bytes()));
    audits.forEach(audit -> fetched("matrix", audit));

    long before = twin.arrivals().size();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                twin.arrivals().stream()
                        .skip(before)
                        .filter(EtiMembersTest::isConditionalPollOfMatrix)
                        .count()
                    > 1);
    audits.forEach(audit -> assertThat(exchanges("matrix", audit)).hasSize(1));
  }

  @Test
  void goesOnWhereItStoppedWithoutGapsOrRepeats() throws Exception {
    SmetaFixture before = SmetaFixture.audit();
    offer("white-stuff", before.bytes());
    fetched("white-stuff", before);

    String route = "eti-members.smeta-audit.in.white-stuff";
    camel.getRouteController().stopRoute(route);
    List<SmetaFixture> meanwhile = Stream.generate(SmetaFixture::audit).limit(3).toList();
    meanwhile.forEach(audit -> offer("white-stuff", audit.bytes()));
    camel.getRouteController().startRoute(route);

    meanwhile.forEach(audit -> fetched("white-stuff", audit));
    Stream.concat(Stream.of(before), meanwhile.stream())
        .forEach(audit -> assertThat(exchanges("white-stuff", audit)).hasSize(1));
  }

  @Test
  void raisesABusinessCriticalFindingFromABrokenDocument() {
    SmetaFixture audit = SmetaFixture.audit();
    offer("new-look", audit.brokenAndCritical());

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        hub.sql(
                            String.class,
                            "SELECT kind || ' ' || state FROM escalation"
                                + " WHERE buyer = 'new-look' AND audit_native_id = ?",
                            audit.reference()))
                    .containsExactly("BUYER_MARK RAISED"));
    assertThat(suppliers(audit)).isEmpty();
  }

  @Test
  void takesAListOfSitesAsWorkbookAndAsCsv() throws IOException {
    drop("list-as-workbook", "input.xlsx");
    drop("list-in-gbk-with-semicolons", "input.csv");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        hub.sql(
                            String.class,
                            "SELECT canonical ->> 'name' FROM site_supply"
                                + " WHERE buyer = 'regatta' AND connector = 'eti-members'"))
                    .contains("Kaveri Sample Knits Unit 2", "Hailan Sample Garment"));
    assertThat(
            hub.sql(
                String.class,
                "SELECT native_key FROM exchange WHERE buyer = 'regatta'"
                    + " AND document = 'member-sites' AND state = 'QUARANTINED'"))
        .contains("401112226");
  }

  private void drop(String example, String file) throws IOException {
    byte[] content = Files.readAllBytes(EXAMPLES.resolve(example).resolve(file));
    twin.publish("regatta", "member-sites", example + file.substring(file.indexOf('.')), content);
  }

  private void offer(String member, byte[] audit) {
    twin.publish(member, AUDIT, "audit.json", audit);
  }

  private JsonNode fetched(String member, SmetaFixture audit) {
    JsonNode exchanges =
        hub.eventually(
            "engineer",
            exchangesOf(member, audit),
            list -> list.at("/items/0/state").asText().equals("RECORDED"));
    return exchanges.at("/items/0");
  }

  private JsonNode exchanges(String member, SmetaFixture audit) {
    return hub.read("engineer", exchangesOf(member, audit)).path("items");
  }

  private static String exchangesOf(String member, SmetaFixture audit) {
    return "/api/v1/exchanges?organisation=" + member + "&key=native:" + audit.reference();
  }

  private List<String> suppliers(SmetaFixture audit) {
    return hub.sql(
        String.class,
        "SELECT buyer FROM audit_supply WHERE scheme = 'smeta' AND native_id = ?",
        audit.reference());
  }

  private List<String> issueStates(String user, String site) {
    return hub.site(user, site, "/issues").findValuesAsText("state").stream().sorted().toList();
  }

  private Stream<JsonNode> reports(String member, SmetaFixture audit) {
    return twin.arrivals().stream()
        .filter(arrival -> arrival.tenant().equals(member))
        .filter(arrival -> !arrival.header("if-match").isEmpty())
        .map(arrival -> WebClient.parse(new String(arrival.body(), StandardCharsets.UTF_8)))
        .filter(report -> report.path("site_reference").asText().equals(audit.site()));
  }

  private boolean isAboutBoth(JsonNode report) {
    return report.findValuesAsText("finding_reference").equals(List.of("NC-1", "NC-2"))
        && report.findValuesAsText("status").equals(List.of("in progress", "in progress"));
  }

  private static boolean isConditionalPollOfMatrix(Arrival arrival) {
    return arrival.tenant().equals("matrix") && !arrival.header("if-none-match").isEmpty();
  }
}
