package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What becomes of the documents of a buyer that has no people in the sandbox, and what a trainer
 * tells of its factory.
 *
 * @param buyer organisation, which is also the only tenant of its connector
 * @param connector id
 * @param factory identifier of the factory as {@code scheme:value}
 */
record BuyerJourney(HubUnderTest hub, String buyer, String connector, String factory) {

  private static final String USER = "engineer";

  /** Waits until a document of that key is dealt with. */
  JsonNode settled(String key) {
    return hub.eventually(
            USER, exchanges(key), list -> isSettled(list.at("/items/0").path("state").asText()))
        .at("/items/0");
  }

  private static boolean isSettled(String state) {
    return !state.isEmpty() && !state.equals("RECEIVED");
  }

  /** How often a document of that key came in. */
  int exchangeCount(String key) {
    return hub.read(USER, exchanges(key)).path("items").size();
  }

  private String exchanges(String key) {
    return "/api/v1/exchanges?organisation="
        + buyer
        + "&connector="
        + connector
        + "&key=native:"
        + key;
  }

  /** State of an issue of this buyer at a site. */
  String issue(String site, String code) {
    return hub.sql(
            String.class,
            "SELECT state FROM site_issue WHERE buyer = ? AND site_id = ?::uuid AND native_code = ?",
            buyer,
            site,
            code)
        .get(0);
  }

  /** Bytes of the deliveries made of a site, in the order of their versions. */
  List<byte[]> deliveries(String site) {
    return hub.sql(
        byte[].class,
        "SELECT content FROM delivery WHERE buyer = ? AND site_id = ?::uuid AND content IS NOT NULL"
            + " ORDER BY version",
        buyer,
        site);
  }

  /** States of the deliveries of a site, in the order of their versions. */
  List<String> deliveryStates(String site) {
    return hub.sql(
        String.class,
        "SELECT state FROM delivery WHERE buyer = ? AND site_id = ?::uuid ORDER BY version",
        buyer,
        site);
  }

  /** Enrols the factory in Workplace Cooperation; the buyer may know of it. */
  void enrol() {
    train(
        "enrolment",
        """
        {"enrolment_id": "ENR-%1$s", %2$s, "module": "WC", "state": "enrolled", "enrolled_on": "2026-03-20",
         "consents": [{"buyer": "%3$s", "data": "training progress", "from": "2026-03-20"},
                      {"buyer": "%3$s", "data": "kpi readings", "from": "2026-03-20"}]}""");
  }

  /** An improvement project that works on one finding. */
  void project(String state, String scheme, String code) {
    train(
        "improvement-project",
        """
        {"project_id": "EIP-%%1$s", %%2$s, "module": "OSH", "title": "Clear the exits", "state": "%s",
         "issues": [{"scheme": "%s", "code": "%s"}], "started_on": "2026-12-01",
         "evidence_on": "2026-12-20"}"""
            .formatted(state, scheme, code));
  }

  private void train(String document, String pattern) {
    String[] id = factory.split(":", 2);
    String named =
        "\"factory\": {\"country\": \"TR\", \"identifiers\": [{\"scheme\": \"%s\", \"value\": \"%s\"}]}"
            .formatted(id[0], id[1]);
    String text = pattern.formatted(id[1], named, buyer);
    JsonNode recorded = hub.recordTraining(document, text.getBytes(StandardCharsets.UTF_8));
    assertThat(recorded.path("siteId").asText()).isNotBlank();
  }
}
