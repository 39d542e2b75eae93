package org.scorehub.platform.sandbox.inditex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rankings that tenants offer, in the order in which they came or changed. Thread-safe. */
final class RankingFeed {

  /**
   * A ranking and its place in the order.
   *
   * @param number counts changes of one tenant, from 1
   */
  record Entry(long number, JsonNode ranking) {

    boolean isOf(JsonNode other) {
      return ranking.path("rankingId").equals(other.path("rankingId"));
    }
  }

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, List<Entry>> entries = new HashMap<>();

  /**
   * Adds a ranking, or puts a changed one at the end. One that is there already stays as it is.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  synchronized void offer(String tenant, byte[] content) {
    JsonNode ranking = read(content);
    List<Entry> offered = entries.computeIfAbsent(tenant, t -> new ArrayList<>());
    if (offered.stream().noneMatch(entry -> entry.ranking().equals(ranking))) {
      long next = latest(tenant) + 1;
      offered.removeIf(entry -> entry.isOf(ranking));
      offered.add(new Entry(next, ranking));
    }
  }

  /** Number of the latest change; 0 if there is none. */
  synchronized long latest(String tenant) {
    List<Entry> offered = entries.getOrDefault(tenant, List.of());
    return offered.isEmpty() ? 0 : offered.get(offered.size() - 1).number();
  }

  /** At most so many entries after a number, in order. */
  synchronized List<Entry> after(String tenant, long number, int most) {
    return entries.getOrDefault(tenant, List.of()).stream()
        .filter(entry -> entry.number() > number)
        .limit(most)
        .toList();
  }

  private JsonNode read(byte[] content) {
    try {
      return json.readTree(content);
    } catch (IOException e) {
      throw new IllegalArgumentException("a ranking is offered as JSON", e);
    }
  }
}
