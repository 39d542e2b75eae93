package org.scorehub.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.delivery.MessageComparison;
import org.scorehub.delivery.MessageComparison.Message;
import org.springframework.stereotype.Component;

/**
 * Finds out what everything that a command means would be: each document is read again in memory,
 * and what reads otherwise is recorded and taken back. Memory holds a batch for each worker; what
 * is found goes to the database at once.
 */
@Component
final class WholePreview {

  private static final int WORKERS = 2;

  /** The bytes of so many are in the memory of each worker. */
  private static final int READ_AT_ONCE = 50;

  /** Told after each batch; false ends the work. */
  interface Step {
    boolean goOn();
  }

  private final ReplayBundles bundles;
  private final Rereading rereading;
  private final WholeTrial trial;
  private final MessageComparison messages;
  private final WholeRows rows;

  WholePreview(
      ReplayBundles bundles,
      Rereading rereading,
      WholeTrial trial,
      MessageComparison messages,
      WholeRows rows) {
    this.bundles = bundles;
    this.rereading = rereading;
    this.trial = trial;
    this.messages = messages;
    this.rows = rows;
  }

  /** One preview under way. */
  private final class Run {
    private final ReplayJob job;
    private final List<List<List<Selected>>> batches;
    private final @Nullable Connector tried;
    private final ReplayBundles.Finder files;
    private final Step step;
    private final WholeSummary summary;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();

    Run(
        ReplayJob job,
        List<Selected> selected,
        @Nullable Connector tried,
        ReplayBundles.Finder files,
        Step step) {
      this.job = job;
      this.batches = SupplierGroups.batches(selected);
      this.tried = tried;
      this.files = files;
      this.step = step;
      this.summary = new WholeSummary(job.buyer());
    }

    void work() {
      try {
        int at = next.getAndIncrement();
        while (at < batches.size() && !stopped.get()) {
          look(batches.get(at));
          at = next.getAndIncrement();
        }
      } catch (RuntimeException e) {
        stopped.set(true);
        throw e;
      }
    }

    private void look(List<List<Selected>> groups) {
      List<Selected> batch = groups.stream().flatMap(List::stream).toList();
      Map<UUID, Reread> read = read(batch);
      WholeTrial.Result result = trial.of(job.buyer(), groups, read, tried);
      keep(batch, read, result);
    }

    private Map<UUID, Reread> read(List<Selected> batch) {
      Map<UUID, Reread> read = new HashMap<>();
      for (int from = 0; from < batch.size(); from += READ_AT_ONCE) {
        int to = Math.min(from + READ_AT_ONCE, batch.size());
        read.putAll(rereading.read(job.buyer(), batch.subList(from, to), files));
      }
      return read;
    }

    private synchronized void keep(
        List<Selected> batch, Map<UUID, Reread> read, WholeTrial.Result result) {
      for (Selected one : batch) {
        Reread reread = Objects.requireNonNull(read.get(one.id()));
        Reread.Settled settled =
            reread instanceof Reread.Settled known ? known : result.settled().get(one.id());
        summary.add(one, settled == null ? Reread.failed(one.id(), "it gave nothing") : settled);
      }
      summary.add(result.changes());
      summary.addMessages(result.messages());
      boolean kept = rows.add(job, result.changes(), own(result.messages()), summary.documents());
      if (!kept || !step.goOn()) {
        stopped.set(true);
      }
    }

    private List<Message> own(List<Message> all) {
      return all.stream().filter(message -> message.buyer().equals(job.buyer())).toList();
    }

    /** What was sent last, made again by the candidate's out mappings. */
    void makeAgain() {
      if (tried != null && !stopped.get()) {
        messages.toldLast(
            job.buyer(),
            tried,
            message -> {
              summary.addMessages(List.of(message));
              if (message.outcome() != MessageComparison.Outcome.UNCHANGED) {
                rows.add(job, List.of(), List.of(message), summary.documents());
              }
            });
      }
    }
  }

  /**
   * Works on a preview until it is done or the step says no.
   *
   * @return null if it was ended before
   * @throws ReplayRefused if it means nothing that can be done
   */
  @Nullable ReplayPlan of(
      ReplayJob job, List<Selected> selected, ExecutorService workers, Step step) {
    ReplayBundles.Finder files = bundles.finder(job.command());
    Connector tried =
        job.command().bundle() == ReplayBundle.CANDIDATE
            ? files.find(String.valueOf(job.command().connector()), null)
            : null;
    rows.begin(job, selected.size());
    Run run = new Run(job, selected, tried, files, step);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      running.add(workers.submit(run::work));
    }
    running.forEach(WholePreview::await);
    run.makeAgain();
    return run.stopped.get()
        ? null
        : run.summary.plan(selected.size(), ReplayPreviews.groups(selected));
  }

  private static void await(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
