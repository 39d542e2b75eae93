package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.canonical.avro.IdentifierLevel;
import org.scorehub.canonical.avro.SiteIdentifier;
import org.scorehub.identity.SiteClaim;
import org.scorehub.identity.SiteDirectory;
import org.scorehub.identity.SiteResolution;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinFault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sites of a tenant are looked up in the public registry; what it offers is evidence. */
@HubTest
class LookupTest {

  private static final String USER = "engineer";
  private static final String REGISTERED = "Song Hong Sample Footwear Joint Stock Company";

  @Autowired private HubUnderTest hub;
  @Autowired private PipelineDatabase database;

  private final Twin registry = HubServers.twin("open-supply-hub");

  @AfterEach
  void endFaults() {
    registry.recover();
  }

  private JsonNode matches(String site) {
    return hub.eventually(
        USER, "/api/v1/sites/" + site + "/facility-matches", found -> !found.isEmpty());
  }

  @Test
  void offersAFacilityOfTheSameNameAsEvidenceOnly() {
    String site = hub.recordAudit(AuditFixture.audit().siteName(REGISTERED));

    JsonNode match = matches(site).get(0);

    assertThat(match.path("matchedBy").asText()).isEqualTo("name");
    assertThat(match.path("name").asText()).isEqualTo(REGISTERED);
    assertThat(match.path("url").asText())
        .isEqualTo("https://opensupplyhub.org/facilities/" + match.path("registryId").asText());
    assertThat(hub.site(USER, site, "").path("name").asText()).isEqualTo(REGISTERED);
    assertThat(hub.site(USER, site, "").findValuesAsText("scheme"))
        .doesNotContain("os_id", "score_hub_site");
    JsonNode answer = hub.read(USER, "/api/v1/exchanges/" + match.path("exchangeId").asText());
    assertThat(answer.path("connector").asText()).isEqualTo("open-supply-hub");
    assertThat(answer.path("state").asText()).isEqualTo("RECORDED");
  }

  @Test
  void asksUnderTheTenantsTokenForOneSiteAtATime() {
    String site = hub.recordAudit(AuditFixture.audit().siteName(REGISTERED));
    matches(site);

    assertThat(registry.arrivals())
        .isNotEmpty()
        .allSatisfy(arrival -> assertThat(arrival.header("authorization")).startsWith("Token "));
  }

  @Test
  void goesOnOnceTheRegistryAnswersAgain() {
    registry.fail(TwinFault.BUSY);
    String site = hub.recordAudit(AuditFixture.audit().siteName(REGISTERED));
    long before = registry.arrivalCount();
    hub.eventually(USER, "/api/v1/sites/" + site, any -> registry.arrivalCount() > before);
    assertThat(hub.read(USER, "/api/v1/sites/" + site + "/facility-matches")).isEmpty();

    registry.recover();

    assertThat(matches(site)).isNotEmpty();
  }

  @Test
  void showsNothingOfItToOthers() {
    String site = hub.recordAudit(AuditFixture.audit().siteName(REGISTERED));
    matches(site);

    assertThat(hub.status("brand", "/api/v1/sites/" + site + "/facility-matches")).isEqualTo(404);
  }

  @Test
  void keepsAnOsIdThatTheRegistryHasReplaced() {
    AuditFixture audit = AuditFixture.audit();
    String site = named(hub.recordAudit(audit), "BD2019055OLDSM1");
    hub.eventually(
        USER, "/api/v1/sites/" + site, any -> siteOf("BD202205500SMPS").equals(List.of(site)));
    AuditFixture second = AuditFixture.audit();
    String other = hub.recordAudit(second);
    SiteClaim both =
        new SiteClaim(
            "demo-retail",
            List.of(
                identifier("os_id", "BD2019055OLDSM1"),
                identifier("amfori_site_id", second.site())),
            null);
    SiteDirectory directory = new SiteDirectory(new JdbcTemplate(database.dataSource()));
    assertThat(directory.resolve(List.of(both)))
        .containsExactly(new SiteResolution.Resolved(UUID.fromString(other), false));
  }

  @Test
  void asksWhetherSitesAreOneWhoseOsIdsTheRegistryHasMerged() {
    String now = named(hub.recordAudit(AuditFixture.audit()), "BD202205500SM25");
    String former = named(hub.recordAudit(AuditFixture.audit()), "BD2019055OLDSM2");
    JsonNode pairs =
        hub.eventually(
            "compliance",
            "/api/v1/sites/candidates?limit=500",
            list -> list.toString().contains(former) && list.toString().contains(now));
    assertThat(pairs.toString())
        .contains("Open Supply Hub has merged OS ID BD2019055OLDSM2 into BD202205500SM25");
  }

  private String named(String site, String osId) {
    hub.change(
        "INSERT INTO site_identifier (scheme, value, site_id, buyer)"
            + " VALUES ('os_id', ?, ?::uuid, 'demo-retail')",
        osId,
        site);
    return site;
  }

  private List<String> siteOf(String osId) {
    return hub.sql(
        String.class,
        "SELECT site_id FROM site_identifier WHERE scheme = 'os_id' AND value = ?",
        osId);
  }

  private static SiteIdentifier identifier(String scheme, String value) {
    return SiteIdentifier.newBuilder()
        .setScheme(scheme)
        .setValue(value)
        .setLevel(IdentifierLevel.SITE)
        .build();
  }
}
