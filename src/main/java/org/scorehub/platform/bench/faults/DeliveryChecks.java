package org.scorehub.platform.bench.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.platform.bench.faults.Recorded.Due;

/** Whether what went out is the same at every attempt, there, and in order. */
final class DeliveryChecks {

  /** A place in the order of a lane. */
  record Step(String lane, long version, String what) {}

  private final List<Due> deliveries;
  private final Map<String, Due> byKey = new HashMap<>();
  private final Map<List<String>, Due> byBytes = new HashMap<>();

  DeliveryChecks(List<Due> deliveries) {
    this.deliveries = List.copyOf(deliveries);
    for (Due due : deliveries) {
      if (due.key() != null && due.sha256() != null) {
        byKey.put(due.key(), due);
        byBytes.put(List.of(due.connector(), due.buyer(), due.sha256()), due);
      }
    }
  }

  /** The delivery that an arrival is of; null if there is none. A file says no key. */
  @Nullable Due of(Arrived arrived) {
    Due keyed = byKey.get(arrived.key());
    return keyed != null
        ? keyed
        : byBytes.get(List.of(arrived.connector(), arrived.tenant(), arrived.sha256()));
  }

  /** What arrives again under a key is the same, and is what was made. */
  Violations sameBytes(List<Arrived> arrivals) {
    Violations violations = new Violations("one byte string for each key");
    Map<List<String>, Set<String>> bytes =
        arrivals.stream()
            .collect(
                Collectors.groupingBy(
                    a -> List.of(a.connector(), a.tenant(), a.key()),
                    Collectors.mapping(Arrived::sha256, Collectors.toSet())));
    bytes.forEach(
        (key, found) -> {
          if (found.size() > 1) {
            violations.add("%s arrived as %s".formatted(key, found));
          }
        });
    for (Arrived arrived : arrivals) {
      Due due = of(arrived);
      if (due == null) {
        violations.add("nobody made what arrived: " + arrived);
      } else if (!arrived.sha256().equals(due.sha256())) {
        violations.add("delivery %s arrived altered: %s".formatted(due.id(), arrived));
      }
    }
    return violations.counted(
        DocumentChecks.count(bytes.size(), "keys, ")
            + DocumentChecks.count(arrivals.size(), "arrivals"));
  }

  /** A version of a subject about a site has one key, and a key one version. */
  Violations oneKey() {
    Violations violations = new Violations("one key for each buyer, site, subject and version");
    Map<List<Object>, Set<String>> keys = new HashMap<>();
    Map<String, Set<List<Object>>> subjects = new HashMap<>();
    for (Due due : deliveries) {
      String key = due.key();
      if (key != null) {
        List<Object> subject =
            List.of(due.buyer(), due.connector(), due.site(), due.document(), due.version());
        keys.computeIfAbsent(subject, s -> new HashSet<>()).add(key);
        subjects.computeIfAbsent(key, k -> new HashSet<>()).add(subject);
      }
    }
    keys.entrySet().stream()
        .filter(e -> e.getValue().size() > 1)
        .forEach(e -> violations.add(e.getKey() + " has keys " + e.getValue()));
    subjects.entrySet().stream()
        .filter(e -> e.getValue().size() > 1)
        .forEach(e -> violations.add("key " + e.getKey() + " is of " + e.getValue()));
    return violations.counted(DocumentChecks.count(keys.size(), "versions"));
  }

  /** What counts as delivered did arrive; what can be told from arrivals, that is. */
  Violations arrived(List<Arrived> arrivals, Set<String> watched) {
    Violations violations = new Violations("what counts as delivered has arrived");
    Set<Object> there =
        arrivals.stream().map(this::of).filter(Objects::nonNull).collect(Collectors.toSet());
    long counted = 0;
    for (Due due : deliveries) {
      if (due.isDelivered() && watched.contains(due.connector())) {
        counted++;
        if (!there.contains(due)) {
          violations.add("never arrived: " + due);
        }
      }
    }
    return violations.counted(DocumentChecks.count(counted, "deliveries"));
  }

  /** The steps of arrivals in their order. */
  List<Step> steps(List<Arrived> arrivals) {
    List<Step> steps = new ArrayList<>();
    for (Arrived arrived : arrivals) {
      Due due = of(arrived);
      if (due != null) {
        steps.add(new Step(due.lane(), due.version(), due.id() + " as " + arrived.number()));
      }
    }
    return steps;
  }

  /** Nothing arrives after a later version of its lane. */
  static Violations order(List<Step> steps) {
    Violations violations = new Violations("the order of each lane is kept");
    Map<String, Step> latest = new HashMap<>();
    for (Step step : steps) {
      Step before =
          latest.merge(step.lane(), step, (one, two) -> two.version() < one.version() ? one : two);
      if (before.version() > step.version()) {
        violations.add(
            "%s: version %d (%s) came after %d (%s)"
                .formatted(
                    step.lane(), step.version(), step.what(), before.version(), before.what()));
      }
    }
    return violations.counted(
        DocumentChecks.count(latest.size(), "lanes, ")
            + DocumentChecks.count(steps.size(), "arrivals"));
  }

  /** Everything that was due has come to an end that needs nobody. */
  Violations ended() {
    Violations violations = new Violations("every delivery has ended well");
    Set<String> well = Set.of("ACCEPTED", "APPLIED", "SUPERSEDED", "WITHHELD");
    deliveries.stream()
        .filter(due -> !well.contains(due.state()))
        .forEach(due -> violations.add(due.state() + ": " + due));
    return violations.counted(DocumentChecks.count(deliveries.size(), "deliveries"));
  }
}
