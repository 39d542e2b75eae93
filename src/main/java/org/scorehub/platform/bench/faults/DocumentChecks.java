package org.scorehub.platform.bench.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.scorehub.platform.bench.faults.Recorded.Exchange;

/** Whether what came in is there, once, and had its effect once. */
final class DocumentChecks {

  /** States in which a document has had its effect, whatever it is. */
  private static final Set<String> DONE = Set.of("RECORDED", "UNCHANGED", "WAITING", "SPLIT");

  /** States in which a document waits for a person; nothing of it is lost. */
  private static final Set<String> HELD = Set.of("QUARANTINED", "PARKED");

  private static final Set<String> EFFECTIVE = Set.of("RECORDED", "WAITING");

  private static final Map<String, String> KINDS =
      Map.of(
          "Enrolment", "ENROLMENT",
          "Visit", "VISIT",
          "KpiReading", "KPI_READING",
          "ImprovementProject", "IMPROVEMENT_PROJECT");

  private final Manifests manifests;

  DocumentChecks(Manifests manifests) {
    this.manifests = manifests;
  }

  static boolean isHeld(Exchange exchange) {
    return HELD.contains(exchange.state());
  }

  /** Every acknowledgement stands for one exchange with the bytes sent, settled or held. */
  Violations acknowledged(List<Acknowledged> acknowledged, List<Exchange> exchanges) {
    Violations violations = new Violations("what was acknowledged is recorded or quarantined");
    Map<UUID, List<Exchange>> known =
        exchanges.stream().collect(Collectors.groupingBy(Exchange::id));
    Map<String, UUID> byKey = new HashMap<>();
    for (Acknowledged one : acknowledged) {
      List<Exchange> found = known.getOrDefault(one.id(), List.of());
      if (found.size() != 1) {
        violations.add("lost: %s of %s (%s)".formatted(one.id(), one.what(), one.key()));
      } else if (!isSettled(found.get(0))) {
        violations.add("not settled: %s is %s".formatted(one.id(), found.get(0).state()));
      } else if (!one.sha256().isEmpty() && !one.sha256().equals(found.get(0).sha256())) {
        violations.add("other bytes than sent: " + one.id());
      }
      UUID before = byKey.put(one.what() + one.key(), one.id());
      if (before != null && !before.equals(one.id())) {
        violations.add("two exchanges of key %s: %s, %s".formatted(one.key(), before, one.id()));
      }
    }
    return violations.counted(count(acknowledged.size(), "acknowledgements"));
  }

  private static boolean isSettled(Exchange exchange) {
    return DONE.contains(exchange.state()) || isHeld(exchange);
  }

  /** Everything that systems offered was fetched. */
  Violations offered(List<Offered> offered, List<Exchange> exchanges) {
    Violations violations = new Violations("what was offered is fetched");
    Set<List<String>> byKey = index(exchanges, Exchange::nativeKey);
    Set<List<String>> byBytes = index(exchanges, Exchange::sha256);
    for (Offered one : offered) {
      String key = one.nativeKey();
      boolean found =
          key == null
              ? byBytes.contains(
                  List.of(one.tenant(), one.connector(), one.document(), one.sha256()))
              : byKey.contains(List.of(one.tenant(), one.connector(), one.document(), key));
      if (!found) {
        violations.add("not fetched: " + one);
      }
    }
    return violations.counted(count(offered.size(), "documents offered"));
  }

  private static Set<List<String>> index(
      List<Exchange> exchanges, Function<Exchange, String> attribute) {
    Set<List<String>> index = new HashSet<>();
    for (Exchange e : exchanges) {
      String value = attribute.apply(e);
      if (value != null && isSettled(e)) {
        index.add(List.of(e.buyer(), e.connector(), e.document(), value));
      }
    }
    return index;
  }

  /** A document that is right is never told that it is wrong. */
  Violations refused(List<String> refusals) {
    Violations violations = new Violations("no document that is right is refused");
    refusals.forEach(violations::add);
    return violations.counted(count(refusals.size(), "refusals"));
  }

  /** Every recorded content counts once; what was not recorded has no effect. */
  Violations effects(Recorded recorded) {
    Violations violations = new Violations("every exchange has its effect once");
    int audits = audits(recorded, violations);
    int trainings = trainings(recorded, violations);
    return violations.counted(
        count(audits, "audits") + ", " + count(trainings, "records of trainings"));
  }

  private int audits(Recorded recorded, Violations violations) {
    Map<UUID, Long> revisions =
        recorded.revisions().stream()
            .collect(Collectors.groupingBy(Recorded.Revision::exchangeId, Collectors.counting()));
    int audits = 0;
    for (Exchange e : recorded.exchanges()) {
      if (canonical(e).equals("Audit") && !e.state().equals("SPLIT")) {
        audits++;
        long wanted = EFFECTIVE.contains(e.state()) ? 1 : 0;
        long found = revisions.getOrDefault(e.id(), 0L);
        if (found != wanted) {
          violations.add("%s is %s and made %d revisions".formatted(e.id(), e.state(), found));
        }
      }
    }
    return audits;
  }

  /** A late step of an enrolment is kept as history and makes no revision; its detail says so. */
  private int trainings(Recorded recorded, Violations violations) {
    Map<List<String>, List<String>> made = new HashMap<>();
    for (Exchange e : recorded.exchanges()) {
      String kind = KINDS.get(canonical(e));
      String detail = e.detail();
      if (kind != null && e.nativeKey() != null && e.state().equals("RECORDED") && detail != null) {
        if (detail.matches("revision \\d+")) {
          made.computeIfAbsent(
                  List.of(e.buyer(), kind, e.nativeKey()), key -> new java.util.ArrayList<>())
              .add(detail);
        }
      }
    }
    int known = 0;
    for (Recorded.Training one : recorded.trainings()) {
      List<String> found = made.get(List.of(one.buyer(), one.kind(), one.nativeId()));
      if (found != null) {
        known++;
        if (found.size() != one.revision() || Set.copyOf(found).size() != found.size()) {
          violations.add(
              "%s has revision %d, of exchanges %s".formatted(one, one.revision(), found));
        }
      }
    }
    return known;
  }

  private String canonical(Exchange exchange) {
    return manifests.canonical(exchange.connector(), exchange.document());
  }

  static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s", number, what);
  }
}
