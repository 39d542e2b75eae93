package org.scorehub.replay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.scorehub.journal.KeptExchange;
import org.scorehub.journal.Leases;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.journal.Settlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Carries replays out. Each organisation's are done one after the other, by one instance at a time
 * under lease, item by item in a transaction of its own together with the note that it is done: a
 * stop at any moment loses nothing and repeats nothing. Documents that come meanwhile go first.
 */
@Component("replayJobs")
public final class ReplayJobs {

  private static final Logger log = LoggerFactory.getLogger(ReplayJobs.class);
  private static final int MOST_TRIES = 3;

  /** So much of each job is done before the next one, and previews, get their turn. */
  private static final Duration SLICE = Duration.ofMillis(800);

  private static final Duration LEASE = Duration.ofSeconds(20);

  private final PipelineDatabase database;
  private final ReplayRows rows;
  private final ReplayPreviews previews;
  private final ExchangeReplay exchanges;
  private final DeliveryReplay deliveries;
  private final WholePreviews wholes;
  private final Leases leases;

  ReplayJobs(
      PipelineDatabase database,
      ReplayRows rows,
      ReplayPreviews previews,
      ExchangeReplay exchanges,
      DeliveryReplay deliveries,
      WholePreviews wholes) {
    this.database = database;
    this.rows = rows;
    this.previews = previews;
    this.exchanges = exchanges;
    this.deliveries = deliveries;
    this.wholes = wholes;
    this.leases = new Leases(database, LEASE);
  }

  /** Plans what was asked for, and does a slice of each job that is under way. */
  public void carryOut() {
    rows.heed();
    List<ReplayJob> asked = rows.asked();
    for (ReplayJob job : asked) {
      if (job.preview() && job.command().whole()) {
        wholes.offer(job);
      } else {
        underLease(job, this::begin);
      }
    }
    rows.running().forEach(job -> underLease(job, this::slice));
    if (!asked.isEmpty()) {
      rows.forgetOldPreviews();
    }
  }

  private interface Step {
    void run(ReplayJob job);
  }

  private void underLease(ReplayJob job, Step step) {
    if (!leases.take("replay/" + job.buyer())) {
      return;
    }
    try {
      step.run(job);
    } catch (ReplayRefused e) {
      rows.refused(job, String.valueOf(e.getMessage()));
    } catch (TransientDataAccessException
        | DataAccessResourceFailureException
        | TransactionException e) {
      log.info("Replay {} goes on later: {}", job.id(), e.getMessage());
    } catch (RuntimeException e) {
      log.warn("Replay {} cannot be carried out", job.id(), e);
      rows.refused(job, "The hub could not do this; its log tells why");
    } finally {
      leases.release();
    }
  }

  private void begin(ReplayJob job) {
    List<Selected> selected = previews.select(job.origin(), job.command());
    String seen = previews.seen(job.command(), selected);
    if (job.preview()) {
      rows.planned(job, previews.plan(job.origin(), job.command(), selected), seen);
      return;
    }
    if (!seen.equals(job.seen())) {
      throw new ReplayRefused("What this means has changed since you looked; look at it again");
    }
    if (job.command().bundle() == ReplayBundle.CANDIDATE) {
      throw new ReplayRefused("A candidate is only looked at; activate it, then replay as it is");
    }
    checkForce(job, selected);
    database.transactions().executeWithoutResult(status -> rows.begin(job, selected));
  }

  private void checkForce(ReplayJob job, List<Selected> selected) {
    if (job.command().isOfDeliveries() && !job.command().force()) {
      previews.needForce(job.origin(), selected).stream()
          .findFirst()
          .ifPresent(
              why -> {
                throw new ReplayRefused(why);
              });
    }
  }

  /** At least one item, and more while no other document waits. */
  private void slice(ReplayJob job) {
    long end = System.nanoTime() + SLICE.toNanos();
    boolean more = next(job);
    while (more && System.nanoTime() < end && !rows.liveTrafficWaits(job)) {
      leases.take("replay/" + job.buyer());
      more = next(job);
    }
  }

  private boolean next(ReplayJob job) {
    Optional<ReplayRows.Item> item = rows.next(job);
    if (item.isEmpty()) {
      rows.endIfDone(job);
      return false;
    }
    try {
      attempt(job, item.get());
    } catch (ReplayRefused e) {
      failed(job, item.get(), String.valueOf(e.getMessage()));
    } catch (ConcurrencyFailureException e) {
      log.info("An item of replay {} is tried again: {}", job.id(), e.getMessage());
      rows.untry(job, item.get());
      return false;
    } catch (TransientDataAccessException
        | DataAccessResourceFailureException
        | TransactionException e) {
      throw e;
    } catch (RuntimeException e) {
      log.warn("Item {} of replay {} failed", item.get().id(), job.id(), e);
      failed(job, item.get(), "it could not be recorded: " + rootMessage(e));
    }
    return true;
  }

  private void attempt(ReplayJob job, ReplayRows.Item item) {
    if (item.tries() > MOST_TRIES) {
      throw new ReplayRefused(
          "the hub stopped " + MOST_TRIES + " times while working on it; it is left alone");
    }
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              if (rows.hold(job, item)) {
                rows.done(job, item, replay(job, item));
              }
            });
  }

  private ItemResult replay(ReplayJob job, ReplayRows.Item item) {
    ReplayCommand command = job.command();
    if (command.isOfDeliveries()) {
      return deliveries.replay(job.buyer(), item.id(), command.force());
    }
    KeptExchange kept = exchanges.hold(job.buyer(), item.id());
    Settlement settlement = exchanges.replay(kept, command, job.origin());
    int last = settlement.stages().size() - 1;
    String detail = last < 0 ? null : settlement.stages().get(last).detail();
    return switch (settlement.state()) {
      case QUARANTINED, PARKED -> new ItemResult(false, settlement.state().name(), detail);
      default -> new ItemResult(true, settlement.state().name(), detail);
    };
  }

  private void failed(ReplayJob job, ReplayRows.Item item, String why) {
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              if (!job.command().isOfDeliveries()) {
                noteFailure(job, item, why);
              }
              rows.done(job, item, ItemResult.failed(why));
            });
  }

  private void noteFailure(ReplayJob job, ReplayRows.Item item, String why) {
    try {
      exchanges.failed(exchanges.hold(job.buyer(), item.id()), why, job.command(), job.origin());
    } catch (ReplayRefused e) {
      log.debug("Exchange {} keeps no note of its failure: {}", item.id(), e.getMessage());
    }
  }

  private static String rootMessage(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
