package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.trial.PossibleDelivery;
import org.scorehub.trial.Trial;

/** Who would be told what, as a running hub says it. */
record KnownReceivers(Map<String, List<String>> byDocument) {

  /** Reads the answer of {@code POST /api/v1/translate?receivers=true}. */
  static KnownReceivers of(JsonNode answer) {
    Map<String, List<String>> known = new HashMap<>();
    for (JsonNode delivery : answer.path("deliveries")) {
      List<String> receivers = new ArrayList<>();
      delivery.path("receivers").forEach(receiver -> receivers.add(receiver.asText()));
      known.put(
          name(delivery.path("connector").asText(), delivery.path("document").asText()), receivers);
    }
    return new KnownReceivers(known);
  }

  private static String name(String connector, String document) {
    return connector + '/' + document;
  }

  Trial.Received added(Trial.Received trial) {
    return trial.deliveries() == null
        ? trial
        : trial.with(trial.deliveries().stream().map(this::added).toList());
  }

  private PossibleDelivery added(PossibleDelivery delivery) {
    return delivery.to(
        byDocument.getOrDefault(name(delivery.connector(), delivery.document()), List.of()));
  }
}
