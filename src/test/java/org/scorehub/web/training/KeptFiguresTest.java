package org.scorehub.web.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.scorehub.HubTest;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** What is shown of figures that take long to count, while the past they come from changes. */
@HubTest
@TestInstance(Lifecycle.PER_CLASS)
class KeptFiguresTest {

  private static final String PROGRAMME = "/api/v1/programme?country=KE";

  @Autowired private Seed seed;
  @Autowired private WebClient web;

  private final List<UUID> sites = new ArrayList<>();

  @BeforeAll
  void trainSevenEnterprises() {
    for (int i = 0; i < 7; i++) {
      UUID site = seed.bareSite();
      sites.add(site);
      seed.link(Seed.RETAIL, site);
      seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "TRAINING_PROGRESS");
      enrol(site, "WC");
    }
  }

  private void enrol(UUID site, String module) {
    seed.training(
        Seed.PROGRAMME,
        site,
        "ENROLMENT",
        """
        {"module": "%s", "state": "COMPLETED", "site": {"address": {"addressCountry": "KE"}}}"""
            .formatted(module));
  }

  private JsonNode results() {
    return web.as("sourcing").json(PROGRAMME);
  }

  /** As if counting had taken so long. */
  private void took(int millis) {
    assertThat(seed.sql("UPDATE kept_figures SET took_ms = ? WHERE filter = 'KE|||'", millis))
        .isEqualTo(1);
  }

  private static int modules(JsonNode results) {
    return results.path("modules").size();
  }

  @Test
  void countsAnewWhatIsQuicklyCountedAndElseTellsOfWhenItIsButNeverShowsWhatMayNotBeSeen() {
    JsonNode first = results();
    assertThat(first.path("enterprises").asInt()).isEqualTo(7);

    took(5);
    enrol(sites.get(0), "QM");
    assertThat(modules(results())).as("quickly counted").isEqualTo(2);

    took(5000);
    String asOf = results().path("asOf").asText();
    enrol(sites.get(0), "OSH");
    assertThat(results().path("asOf").asText()).isEqualTo(asOf);
    assertThat(modules(results())).as("some minutes old").isEqualTo(2);

    seed.sql("UPDATE consent SET revoked_at = now() WHERE site_id = ?", sites.get(0));
    JsonNode without = results();
    assertThat(without.path("enterprises").asInt()).isEqualTo(6);
    assertThat(modules(without)).as("what is left to see").isEqualTo(1);
    assertThat(without.path("asOf").asText()).isGreaterThan(asOf);
  }
}
