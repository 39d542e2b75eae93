package org.scorehub.platform.sandbox.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.scorehub.intake.fetch.FetchTrial;
import org.scorehub.platform.sandbox.TwinFault;

/**
 * Fetches from all sources of a connector at once: first everything fails, then what takes the
 * documents is away, then nothing is wrong.
 */
final class FetchCourse {

  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final int LOOK_MILLIS = 20;
  private static final int POLLS_AFTERWARDS = 3;

  /** In this order, so that the login that a twin takes away is asked for anew. */
  private static final Set<TwinFault> FOR_PAGES =
      EnumSet.of(
          TwinFault.BUSY,
          TwinFault.SLOW,
          TwinFault.RESET,
          TwinFault.BROKEN,
          TwinFault.THROTTLED,
          TwinFault.HALF,
          TwinFault.UNAUTHORIZED,
          TwinFault.GARBLED);

  /** A server of files that cannot be reached is asked again after a second. */
  private static final Set<TwinFault> FOR_FILES = EnumSet.of(TwinFault.REFUSE, TwinFault.RESET);

  private final Trial trial;
  private final List<Source> sources;
  private final List<Finding> findings = new ArrayList<>();

  /** Something that broke the promise. */
  record Finding(Source source, String words) {}

  FetchCourse(Trial trial, List<Source> sources) {
    this.trial = trial;
    this.sources = List.copyOf(sources);
  }

  /** Everything that broke the promise; empty if nothing did. */
  List<Finding> run() {
    List<Source> remote = sources.stream().filter(Source::remote).toList();
    Set<TwinFault> faults = faults(remote);
    faults.stream().findFirst().ifPresent(trial.twin()::fail);
    begin(remote);
    if (findings.isEmpty()) {
      faults.forEach(fault -> ifHeldSoFar(() -> fail(fault, remote)));
      ifHeldSoFar(this::beAway);
      ifHeldSoFar(this::recover);
    }
    return List.copyOf(findings);
  }

  /** What comes after a broken promise says little. */
  private void ifHeldSoFar(Runnable step) {
    if (findings.isEmpty()) {
      step.run();
    }
  }

  private static Set<TwinFault> faults(List<Source> remote) {
    boolean pages = remote.stream().anyMatch(Source::paged);
    return remote.isEmpty() ? Set.of() : pages ? FOR_PAGES : FOR_FILES;
  }

  private void begin(List<Source> some) {
    for (Source source : some) {
      try {
        source.offer(trial);
        source.begin(trial);
      } catch (Exception e) { // whatever Camel throws at a wrong template or parameter
        findings.add(new Finding(source, "its route cannot be made: " + e.getMessage()));
      }
    }
  }

  private void fail(TwinFault fault, List<Source> failing) {
    String during = "while it is " + fault.name().toLowerCase(Locale.ROOT);
    trial.twin().fail(fault);
    awaitFailure(failing, during);
    for (Source source : failing) {
      unmoved(source, during);
      boolean broken = fault == TwinFault.GARBLED;
      if (!broken && !source.taken(trial).isEmpty()) {
        findings.add(new Finding(source, during + ", something is fetched all the same"));
      }
    }
  }

  /** What is fetched has nowhere to go. */
  private void beAway() {
    trial.fetching().setAway(true);
    trial.twin().recover();
    trial.fetching().forget();
    begin(sources.stream().filter(source -> !source.remote()).toList());
    awaitFailure(sources, "while what takes it is away");
    sources.forEach(source -> unmoved(source, "while what takes it is away"));
  }

  private void recover() {
    trial.fetching().forget();
    trial.fetching().setAway(false);
    for (Source source : sources) {
      if (!await(() -> !source.taken(trial).isEmpty())) {
        FetchTrial.Course course = source.course(trial);
        findings.add(
            new Finding(
                source, "it is not fetched after all failures; last: " + course.lastFailure()));
      }
    }
    Map<Source, Integer> before = new HashMap<>();
    sources.forEach(source -> before.put(source, source.course(trial).succeeded()));
    for (Source source : sources) {
      int wanted = before.getOrDefault(source, 0) + POLLS_AFTERWARDS;
      await(() -> source.course(trial).succeeded() >= wanted);
      judge(source, source.taken(trial));
    }
  }

  private void judge(Source source, List<byte[]> taken) {
    if (taken.size() > 1) {
      findings.add(new Finding(source, "it is fetched " + taken.size() + " times"));
    }
    if (!taken.isEmpty() && !source.isSame(taken.get(0))) {
      findings.add(new Finding(source, "other content is fetched than was offered"));
    }
  }

  private void awaitFailure(List<Source> failing, String during) {
    Map<Source, Integer> before = new HashMap<>();
    failing.forEach(source -> before.put(source, source.course(trial).failed()));
    for (Source source : failing) {
      if (!await(() -> source.course(trial).failed() > before.getOrDefault(source, 0))) {
        findings.add(new Finding(source, during + ", no poll fails"));
      }
    }
  }

  private void unmoved(Source source, String during) {
    if (source.course(trial).moves() > 0) {
      findings.add(new Finding(source, during + ", the cursor moves"));
    }
  }

  private static boolean await(BooleanSupplier reached) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!reached.getAsBoolean() && System.nanoTime() < deadline) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return reached.getAsBoolean();
  }
}
