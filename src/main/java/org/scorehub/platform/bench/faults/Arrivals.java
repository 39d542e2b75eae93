package org.scorehub.platform.bench.faults;

import java.util.ArrayList;
import java.util.List;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.Twins;

/** All deliveries as they reach the twins, repeated or not, right or not. Thread-safe. */
final class Arrivals {

  private final List<Arrived> all = new ArrayList<>();

  /** Notes from now on what reaches these. */
  void watch(Twins twins) {
    twins.all().forEach(twin -> twin.onArrival(arrival -> note(twin.connector(), arrival)));
  }

  /** Asking for a page, a token or a tag brings no document. */
  private void note(String connector, Arrival arrival) {
    String key = arrival.header("idempotency-key");
    String name = key.isEmpty() ? arrival.header("file-name") : key;
    if (!name.isEmpty() && arrival.body().length > 0) {
      add(connector, arrival.tenant(), name, Hashes.sha256(arrival.body()));
    }
  }

  private synchronized void add(String connector, String tenant, String key, String sha256) {
    all.add(new Arrived(all.size(), connector, tenant, key, sha256));
  }

  synchronized List<Arrived> all() {
    return List.copyOf(all);
  }

  synchronized int count() {
    return all.size();
  }
}
