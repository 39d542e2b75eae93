package org.scorehub.replay;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.scorehub.journal.Leases;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Works on previews of everything beside the replays, one at a time on this instance, each under a
 * lease. One that is left unfinished is begun anew, by whichever instance comes to it.
 */
@Component
final class WholePreviews implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(WholePreviews.class);
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** A lease is kept longer so often. */
  private static final Duration RENEWAL = Duration.ofSeconds(5);

  private final ReplayRows rows;
  private final ReplayPreviews previews;
  private final WholePreview whole;
  private final Leases leases;
  private final Set<UUID> taken = ConcurrentHashMap.newKeySet();
  private final ExecutorService foreman = Executors.newSingleThreadExecutor(thread("foreman"));
  private final ExecutorService workers = Executors.newCachedThreadPool(thread("worker"));
  private volatile boolean closing;

  WholePreviews(
      PipelineDatabase database, ReplayRows rows, ReplayPreviews previews, WholePreview whole) {
    this.rows = rows;
    this.previews = previews;
    this.whole = whole;
    this.leases = new Leases(database, LEASE);
  }

  private static ThreadFactory thread(String name) {
    return task -> {
      Thread thread = new Thread(task, "replay-preview-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Takes one that waits, unless this instance is at one. */
  void offer(ReplayJob job) {
    if (!closing && taken.isEmpty() && taken.add(job.id())) {
      foreman.execute(() -> carryOut(job));
    }
  }

  private void carryOut(ReplayJob job) {
    String lease = "preview/" + job.id();
    try {
      if (leases.take(lease)) {
        plan(job, lease);
      }
    } catch (ReplayRefused e) {
      rows.refused(job, String.valueOf(e.getMessage()));
    } catch (TransientDataAccessException
        | DataAccessResourceFailureException
        | TransactionException e) {
      log.info("Preview {} is begun again later: {}", job.id(), e.getMessage());
    } catch (RuntimeException e) {
      if (!closing) {
        log.warn("Preview {} cannot be worked out", job.id(), e);
        rows.refused(job, "The hub could not do this; its log tells why");
      }
    } finally {
      giveBack(job);
    }
  }

  private void plan(ReplayJob job, String lease) {
    List<Selected> selected = previews.select(job.origin(), job.command());
    String seen = previews.seen(job.command(), selected);
    ReplayPlan plan = whole.of(job, selected, workers, renewed(lease));
    if (plan != null) {
      rows.planned(job, plan, seen);
    }
  }

  private WholePreview.Step renewed(String lease) {
    AtomicLong taken = new AtomicLong(System.nanoTime());
    return () -> {
      if (System.nanoTime() - taken.get() < RENEWAL.toNanos()) {
        return !closing;
      }
      taken.set(System.nanoTime());
      return !closing && leases.take(lease);
    };
  }

  private void giveBack(ReplayJob job) {
    taken.remove(job.id());
    try {
      leases.release();
    } catch (RuntimeException e) {
      log.debug("A lease ends by itself", e);
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    closing = true;
    foreman.shutdown();
    workers.shutdown();
    if (!foreman.awaitTermination(20, TimeUnit.SECONDS)) {
      foreman.shutdownNow();
      workers.shutdownNow();
    }
  }
}
