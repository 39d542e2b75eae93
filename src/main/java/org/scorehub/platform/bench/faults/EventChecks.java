package org.scorehub.platform.bench.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.scorehub.platform.bench.faults.Recorded.Committed;

/** Whether every event that a transaction left is on its topic, under its id and in its order. */
final class EventChecks {

  private static final String AUDIT = "org.scorehub.audit.recorded.v1";

  private EventChecks() {}

  /** Each is there, and nothing else is. */
  static Violations published(List<Committed> committed, List<Published> published) {
    Violations violations = new Violations("every event of the outbox is published");
    Set<List<String>> there =
        published.stream().map(e -> List.of(e.topic(), e.id())).collect(Collectors.toSet());
    Set<List<String>> wanted = new HashSet<>();
    for (Committed event : committed) {
      wanted.add(List.of(event.topic(), event.id().toString()));
    }
    wanted.stream()
        .filter(event -> !there.contains(event))
        .forEach(event -> violations.add("lost: " + event));
    there.stream()
        .filter(event -> !wanted.contains(event))
        .forEach(event -> violations.add("nobody recorded: " + event));
    return violations.counted(
        DocumentChecks.count(wanted.size(), "events, ")
            + DocumentChecks.count(published.size(), "times published"));
  }

  /** The first time that each comes, events of a site come in the order of its changes. */
  static Violations order(List<Committed> committed, List<Published> published) {
    Violations violations = new Violations("events of a site keep their order and their ids");
    Map<List<String>, Long> places = new HashMap<>();
    committed.forEach(e -> places.put(List.of(e.topic(), e.id().toString()), e.number()));
    Map<List<String>, Long> last = new HashMap<>();
    Map<List<String>, Published> seen = new HashMap<>();
    for (Published event : published) {
      Published first = seen.putIfAbsent(List.of(event.topic(), event.id()), event);
      if (first == null) {
        Long place = places.get(List.of(event.topic(), event.id()));
        Long before =
            place == null ? null : last.put(List.of(event.topic(), event.subject()), place);
        if (place != null && before != null && before > place) {
          violations.add("out of order: " + event);
        }
      } else if (!first.sha256().equals(event.sha256())) {
        violations.add("another content under the id of %s: %s".formatted(first, event));
      }
    }
    return violations.counted(
        DocumentChecks.count(last.size(), "sites of buyers, ")
            + DocumentChecks.count(seen.size(), "events"));
  }

  /** An exchange makes its audit known once; an id is one event's. */
  static Violations once(List<Committed> committed) {
    Violations violations = new Violations("every effect is one event");
    Map<UUID, List<UUID>> audits = new HashMap<>();
    Map<List<Object>, Long> ids = new HashMap<>();
    for (Committed event : committed) {
      ids.merge(List.of(event.topic(), event.id()), 1L, Long::sum);
      if (event.type().equals(AUDIT) && event.exchangeId() != null) {
        audits.computeIfAbsent(event.exchangeId(), id -> new ArrayList<>()).add(event.id());
      }
    }
    audits.entrySet().stream()
        .filter(e -> e.getValue().size() > 1)
        .forEach(e -> violations.add("exchange %s made %s".formatted(e.getKey(), e.getValue())));
    ids.entrySet().stream()
        .filter(e -> e.getValue() > 1)
        .forEach(e -> violations.add("%s is the id of several events".formatted(e.getKey())));
    return violations.counted(DocumentChecks.count(audits.size(), "audits made known"));
  }
}
