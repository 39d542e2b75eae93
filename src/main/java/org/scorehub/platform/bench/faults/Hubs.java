package org.scorehub.platform.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.scorehub.platform.bench.load.HubInstance;
import org.scorehub.platform.bench.load.Sleep;

/** Two hubs, and somebody who starts whichever has ended. */
final class Hubs implements AutoCloseable {

  private static final int LOOK_MILLIS = 250;
  private static final Duration FOR_STOP = Duration.ofSeconds(60);

  private final List<HubInstance> instances;
  private final AtomicBoolean kept = new AtomicBoolean(true);
  private final Thread keeper = new Thread(this::keep, "keep-hubs");

  Hubs(List<HubInstance> instances) {
    this.instances = List.copyOf(instances);
  }

  /** Starts both at the same time, as somebody does who scales out. */
  void start() {
    instances.forEach(HubInstance::start);
    keeper.setDaemon(true);
    keeper.start();
  }

  List<HubInstance> all() {
    return instances;
  }

  boolean areReady() {
    return instances.stream().allMatch(HubInstance::isReady);
  }

  /**
   * Kills one of them.
   *
   * @param starting whether it may be one that is still starting
   * @return false if there is none
   */
  boolean killOne(Random random, boolean starting) {
    List<HubInstance> victims = new ArrayList<>(instances);
    victims.removeIf(hub -> starting ? !hub.isRunning() : !hub.isReady());
    return !victims.isEmpty() && victims.get(random.nextInt(victims.size())).kill();
  }

  /**
   * Stops both in good order, and leaves them.
   *
   * @return false if one had to be killed
   */
  boolean stop() {
    kept.set(false);
    keeper.interrupt();
    return instances.parallelStream()
        .map(hub -> hub.stop(FOR_STOP))
        .reduce(true, Boolean::logicalAnd);
  }

  private void keep() {
    while (kept.get()) {
      instances.stream().filter(hub -> kept.get()).forEach(HubInstance::start);
      if (!Sleep.millis(LOOK_MILLIS)) {
        return;
      }
    }
  }

  @Override
  public void close() {
    kept.set(false);
    keeper.interrupt();
    try {
      keeper.join(FOR_STOP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    instances.forEach(HubInstance::close);
  }
}
