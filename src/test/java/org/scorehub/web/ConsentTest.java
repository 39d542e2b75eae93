package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Training records are seen by a buyer only while link and consent both hold. */
@HubTest
class ConsentTest {

  @Autowired private Seed seed;
  @Autowired private WebClient web;

  private UUID site;

  @BeforeEach
  void trainASite() {
    site = seed.site(Seed.RETAIL, "Trained");
    seed.training(Seed.PROGRAMME, site, "ENROLMENT", "{\"module\": \"WC\", \"state\": \"VISITS\"}");
    seed.training(Seed.PROGRAMME, site, "KPI_READING", "{\"kpi\": \"DEFECT_RATE\", \"value\": 3}");
  }

  private int seen(String user, String what) {
    return web.as(user).json("/api/v1/sites/" + site + "/progress").path(what).size();
  }

  @Test
  void hidesTrainingWithoutConsent() {
    assertThat(seen("sourcing", "enrolments")).isZero();
  }

  @Test
  void showsTheClassOfDataThatWasConsentedTo() {
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "TRAINING_PROGRESS");
    assertThat(seen("sourcing", "enrolments")).isEqualTo(1);
    assertThat(seen("sourcing", "kpiReadings")).isZero();
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "KPI_READINGS");
    assertThat(seen("sourcing", "kpiReadings")).isEqualTo(1);
  }

  @Test
  void hidesTrainingAsSoonAsConsentIsRevoked() {
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "TRAINING_PROGRESS");
    assertThat(seen("sourcing", "enrolments")).isEqualTo(1);
    seed.sql("UPDATE consent SET revoked_at = now() WHERE site_id = ?", site);
    assertThat(seen("sourcing", "enrolments")).isZero();
  }

  @Test
  void hidesTrainingWhenTheLinkHasEnded() {
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "TRAINING_PROGRESS");
    seed.sql("UPDATE site_link SET linked_until = now() WHERE site_id = ?", site);
    assertThat(seen("sourcing", "enrolments")).isZero();
  }

  @Test
  void givesOneBuyersConsentToNoOther() {
    seed.supply(Seed.BRAND, site, "Trained");
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "TRAINING_PROGRESS");
    assertThat(seen("brand", "enrolments")).isZero();
  }
}
