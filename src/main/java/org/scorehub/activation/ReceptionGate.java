package org.scorehub.activation;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Lets senders wait while the routes that serve their addresses are replaced, so that nobody meets
 * a route that is not there. Requests under way are let out first.
 */
@Component
class ReceptionGate {

  /** Longer than the longest that a sender waits for Kafka; after it the swap goes on anyway. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Integer> inside = new HashMap<>();
  private final Set<String> held = new HashSet<>();

  /** Waits until the address is not held, then counts a request in. */
  void enter(String address) {
    lock.lock();
    try {
      await(() -> !held.contains(address));
      inside.merge(address, 1, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  /** Counts a request out. */
  void leave(String address) {
    lock.lock();
    try {
      inside.computeIfPresent(address, (a, count) -> count > 1 ? count - 1 : null);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Runs work while no request to any of the addresses is under way. */
  void closed(Set<String> addresses, Runnable work) {
    lock.lock();
    try {
      held.addAll(addresses);
      await(() -> addresses.stream().noneMatch(inside::containsKey));
    } finally {
      lock.unlock();
    }
    try {
      work.run();
    } finally {
      open(addresses);
    }
  }

  private void open(Set<String> addresses) {
    lock.lock();
    try {
      held.removeAll(addresses);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void await(java.util.function.BooleanSupplier wanted) {
    long left = PATIENCE.toNanos();
    try {
      while (!wanted.getAsBoolean() && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
