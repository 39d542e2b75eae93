package org.scorehub.platform.sandbox.eti;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each member offers, by when it came or changed; no two at the same time. */
final class AuditShelf {

  /** Small, so that a handful of audits takes several pages. */
  static final int PAGE = 2;

  private final Map<String, List<Offer>> offers = new HashMap<>();
  private final Clock clock;

  private record Offer(Instant at, JsonNode audit) {}

  /**
   * Part of a member's list.
   *
   * @param end when the last of it changed; where the page begins if it is empty
   * @param more whether there is another page after it
   */
  record Page(List<JsonNode> audits, Instant end, boolean more) {
    Page {
      audits = List.copyOf(audits);
    }
  }

  AuditShelf(Clock clock) {
    this.clock = clock;
  }

  synchronized void offer(String tenant, JsonNode audit) {
    List<Offer> list = offers.computeIfAbsent(tenant, name -> new ArrayList<>());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant next = latest(tenant).plus(1, ChronoUnit.MICROS);
    list.add(new Offer(now.isBefore(next) ? next : now, audit));
  }

  /** What came after a time, oldest first. */
  synchronized Page after(String tenant, Instant since) {
    List<Offer> later =
        offers.getOrDefault(tenant, List.of()).stream().filter(o -> o.at().isAfter(since)).toList();
    List<Offer> page = later.subList(0, Math.min(PAGE, later.size()));
    return new Page(
        page.stream().map(Offer::audit).toList(),
        page.isEmpty() ? since : page.get(page.size() - 1).at(),
        later.size() > page.size());
  }

  /** When the member last offered something. */
  synchronized Instant latest(String tenant) {
    List<Offer> list = offers.getOrDefault(tenant, List.of());
    return list.isEmpty() ? Instant.EPOCH : list.get(list.size() - 1).at();
  }
}
