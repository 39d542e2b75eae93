package org.scorehub.platform.bench.pages;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.scorehub.cli.HubFailure;
import org.scorehub.platform.bench.load.Journeys;
import org.scorehub.platform.bench.load.Piece;
import org.scorehub.platform.bench.load.Sender;
import org.scorehub.platform.bench.load.Sleep;
import org.scorehub.platform.sandbox.Twins;

/** What is copied later: journeys of the sandbox, handed in at a running hub and waited for. */
final class Patterns {

  private static final int SENDERS = 4;
  private static final int PAUSE_MILLIS = 500;
  private static final int LOOKS = 1200;
  private static final String LEFT =
      "SELECT (SELECT count(*) FROM exchange WHERE state IN ('RECEIVED', 'SPLITTING'))"
          + " + (SELECT count(*) FROM outbox)"
          + " + (SELECT count(*) FROM delivery WHERE state IN ('DUE', 'READY'))"
          + " + (SELECT count(*) FROM recommendation_approval WHERE due_at IS NULL)";

  private record Approving(Piece piece, Piece.Approval approval, UUID exchange) {}

  private final Journeys journeys;
  private final Sender sender;
  private final Twins twins;
  private final Queue<Approving> approvals = new ConcurrentLinkedQueue<>();

  Patterns(java.nio.file.Path root, URI hub, Twins twins) {
    this.journeys = new Journeys(root, LocalDate.now(ZoneOffset.UTC), "seed");
    this.sender = new Sender(List.of(hub));
    this.twins = twins;
  }

  /** Hands in so many journeys, a few at a time. */
  void play(int count, Consumer<String> told) throws InterruptedException {
    Queue<Integer> numbers =
        new ConcurrentLinkedQueue<>(IntStream.range(0, count).boxed().toList());
    List<Thread> threads =
        IntStream.range(0, SENDERS)
            .mapToObj(i -> new Thread(() -> playNext(numbers), "sender-" + i))
            .toList();
    threads.forEach(thread -> thread.setDaemon(true));
    threads.forEach(Thread::start);
    while (threads.stream().anyMatch(Thread::isAlive)) {
      Thread.sleep(PAUSE_MILLIS * 10L);
      told.accept("%d of %d journeys handed in".formatted(count - numbers.size(), count));
    }
  }

  private void playNext(Queue<Integer> numbers) {
    Integer next = numbers.poll();
    try {
      while (next != null) {
        for (Piece piece : journeys.of(next)) {
          hand(piece);
        }
        next = numbers.poll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hand(Piece piece) throws InterruptedException {
    if (piece.way() == Piece.Way.PUBLISH) {
      twins
          .of(piece.connector())
          .orElseThrow()
          .publish(piece.tenant(), piece.document(), piece.name(), piece.bytes());
      return;
    }
    Sender.Answer answer = sender.send(piece);
    while (answer instanceof Sender.Answer.Later && Sleep.millis(PAUSE_MILLIS)) {
      answer = sender.send(piece);
    }
    Piece.Approval approval = piece.approval();
    if (answer instanceof Sender.Answer.Taken taken && approval != null) {
      approvals.add(new Approving(piece, approval, taken.id()));
    }
  }

  /** Approves what is told to training providers, as far as there is something to tell. */
  void approve() throws IOException, InterruptedException {
    for (Approving each : approvals) {
      var site = sender.site(each.piece().user(), each.exchange());
      if (site.isPresent()) {
        sender.approve(each.approval(), site.get());
      }
    }
  }

  /**
   * Waits until the hub has nothing left to do.
   *
   * @throws HubFailure if it does not come to that
   */
  static void await(Tables rows, Consumer<String> told) throws SQLException {
    int quiet = 0;
    for (int look = 0; look < LOOKS && quiet < 4; look++) {
      long left = rows.number(LEFT);
      quiet = left == 0 ? quiet + 1 : 0;
      if (look % 10 == 9) {
        told.accept(left + " left to do");
      }
      Sleep.millis(PAUSE_MILLIS);
    }
    if (quiet == 0) {
      throw HubFailure.failed(
          "the hub does not come to an end: " + Map.of("left", rows.number(LEFT)));
    }
  }
}
