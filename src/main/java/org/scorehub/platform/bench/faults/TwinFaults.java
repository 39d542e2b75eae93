package org.scorehub.platform.bench.faults;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.scorehub.platform.bench.load.Sleep;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.Twins;

/** Lets the simulated systems fail in turn, each for some seconds, and recover. */
final class TwinFaults {

  private static final List<TwinFault> KINDS =
      List.of(
          TwinFault.BROKEN,
          TwinFault.THROTTLED,
          TwinFault.SLOW,
          TwinFault.RESET,
          TwinFault.HALF,
          TwinFault.DRIP,
          TwinFault.BUSY);
  private static final int LONGEST_MILLIS = 5000;

  private final List<Twin> twins;
  private final Random random;
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final AtomicInteger count = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "twin-faults");

  TwinFaults(Twins twins, long seed) {
    this.twins = twins.all();
    this.random = new Random(seed);
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** How often one has failed. */
  int count() {
    return count.get();
  }

  /** Ends the faults. */
  void stop() throws InterruptedException {
    going.set(false);
    thread.join();
    for (Twin twin : twins) {
      while (!recovered(twin)) {
        Thread.sleep(LONGEST_MILLIS / 10);
      }
    }
  }

  /** Two at a time, so that most of what is due can leave. */
  private void run() {
    while (going.get()) {
      List<Twin> failing = random.ints(2, 0, twins.size()).distinct().mapToObj(twins::get).toList();
      failing.forEach(this::fail);
      Sleep.millis(LONGEST_MILLIS / 5 + random.nextInt(LONGEST_MILLIS));
      failing.forEach(TwinFaults::recovered);
    }
  }

  private void fail(Twin twin) {
    try {
      twin.fail(KINDS.get(random.nextInt(KINDS.size())));
      count.incrementAndGet();
    } catch (IllegalStateException e) { // a system that is a database is away already
      Sleep.millis(1);
    }
  }

  private static boolean recovered(Twin twin) {
    try {
      twin.recover();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
