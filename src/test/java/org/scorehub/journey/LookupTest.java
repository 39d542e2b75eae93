package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinFault;
import org.springframework.beans.factory.annotation.Autowired;

/** Sites of a tenant are looked up in the public registry; what it offers is evidence. */
@HubTest
class LookupTest {

  private static final String USER = "engineer";
  private static final String REGISTERED = "Song Hong Sample Footwear Joint Stock Company";

  @Autowired private HubUnderTest hub;

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
}
