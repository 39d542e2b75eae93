package org.scorehub.platform.bench.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.scorehub.platform.bench.load.Journeys;
import org.scorehub.platform.bench.load.Piece;
import org.scorehub.platform.bench.load.Piece.Way;
import org.scorehub.platform.bench.load.Sender;
import org.scorehub.platform.bench.load.Sleep;
import org.scorehub.platform.sandbox.Twins;

/** Senders that go on until told to stop; each repeats a document until it is acknowledged. */
final class Load {

  private static final int SENDERS = 8;
  private static final int LONGEST_PAUSE_MILLIS = 800;

  private final Journeys journeys;
  private final Twins twins;
  private final Sender sender;
  private final Ledger ledger;
  private final Manifests manifests;
  private final Pace pace;
  private final AtomicInteger journey = new AtomicInteger();
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Approving> approvals = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  private record Approving(Piece.Approval approval, String owner, UUID exchange) {}

  Load(
      Journeys journeys,
      Twins twins,
      Sender sender,
      Ledger ledger,
      Manifests manifests,
      double rate) {
    this.journeys = journeys;
    this.twins = twins;
    this.sender = sender;
    this.ledger = ledger;
    this.manifests = manifests;
    this.pace = new Pace(rate);
  }

  void start() {
    for (int i = 0; i < SENDERS; i++) {
      begin(this::play, "sender-" + i);
    }
    begin(this::approve, "approver");
  }

  private void begin(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** Begins no further document, and waits until those begun are acknowledged. */
  void stop(long patienceMillis) throws InterruptedException {
    going.set(false);
    long deadline = System.nanoTime() + patienceMillis * 1_000_000;
    for (Thread thread : threads) {
      thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
    }
    threads.forEach(Thread::interrupt);
  }

  /** Why documents were sent again, and how often. */
  Map<String, Integer> repeated() {
    return Map.copyOf(answers);
  }

  private void play() {
    try {
      while (going.get()) {
        for (Piece piece : journeys.of(journey.getAndIncrement())) {
          if (!going.get() || !pace.await()) {
            return;
          }
          hand(piece);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hand(Piece piece) throws InterruptedException {
    if (piece.way() == Way.PUBLISH) {
      publish(piece);
    } else {
      send(piece);
    }
  }

  private void send(Piece piece) throws InterruptedException {
    Sender.Answer answer = sender.send(piece);
    while (answer instanceof Sender.Answer.Later later) {
      answers.merge(later.why(), 1, Integer::sum);
      pause();
      answer = sender.send(piece);
    }
    if (answer instanceof Sender.Answer.Taken taken) {
      acknowledged(piece, taken.id());
    } else if (answer instanceof Sender.Answer.Refused refused) {
      ledger.refuse(piece.what() + " " + piece.key() + ": " + refused.why());
    }
  }

  private void acknowledged(Piece piece, UUID id) {
    String sha256 = piece.way() == Way.SOAP ? "" : Hashes.sha256(piece.bytes());
    ledger.acknowledge(new Acknowledged(id, piece.key(), sha256, piece.what()));
    Piece.Approval approval = piece.approval();
    if (approval != null) {
      approvals.add(new Approving(approval, piece.user(), id));
    }
  }

  private void publish(Piece piece) throws InterruptedException {
    ledger.offer(
        new Offered(
            piece.connector(),
            piece.document(),
            piece.tenant(),
            piece.name(),
            manifests.nativeKey(piece.connector(), piece.document(), piece.bytes()),
            Hashes.sha256(piece.bytes())));
    while (!published(piece)) {
      pause();
    }
  }

  /** A system that is a database may be away. */
  private boolean published(Piece piece) {
    try {
      twins
          .of(piece.connector())
          .orElseThrow()
          .publish(piece.tenant(), piece.document(), piece.name(), piece.bytes());
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void approve() {
    while (going.get()) {
      Approving next = approvals.poll();
      if (next != null && !isApproved(next)) {
        approvals.add(next);
      }
      if (!Sleep.millis(LONGEST_PAUSE_MILLIS / 4)) {
        return;
      }
    }
  }

  private boolean isApproved(Approving next) {
    try {
      var site = sender.site(next.owner(), next.exchange());
      return site.isPresent() && sender.approve(next.approval(), site.get());
    } catch (java.io.IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pause() throws InterruptedException {
    Thread.sleep(
        ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS / 8, LONGEST_PAUSE_MILLIS));
  }
}
