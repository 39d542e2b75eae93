package org.scorehub.intake.fetch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Message;

/** Stands in for Kafka: keeps what it is sent, or is away. */
final class Topic {

  /**
   * A record on the topic.
   *
   * @param id exchange id
   * @param bytes the document as text; empty if it is in the archive
   */
  record Arrived(String id, String buyer, String document, String bytes) {}

  private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
  private final AtomicInteger breaksAfter = new AtomicInteger(Integer.MAX_VALUE);

  private final AtomicInteger sending = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private volatile Duration answersAfter = Duration.ZERO;

  List<Arrived> arrived() {
    return arrived;
  }

  /** The documents on the topic, as often as they were sent. */
  List<String> documents() {
    return arrived.stream().map(Arrived::bytes).toList();
  }

  /** Takes so many records more; then it is away. */
  void breakAfter(int records) {
    breaksAfter.set(records);
  }

  void mend() {
    breakAfter(Integer.MAX_VALUE);
  }

  /** Answers each sending only after a while, on a thread of its own, as Kafka does. */
  void answerAfter(Duration time) {
    answersAfter = time;
  }

  Duration answersAfter() {
    return answersAfter;
  }

  /** The most sendings that waited for an answer at one time. */
  int mostAtOnce() {
    return mostAtOnce.get();
  }

  void begin() {
    mostAtOnce.accumulateAndGet(sending.incrementAndGet(), Math::max);
  }

  void end() {
    sending.decrementAndGet();
  }

  void take(Message message) {
    if (breaksAfter.getAndDecrement() <= 0) {
      breaksAfter.set(0);
      throw new IllegalStateException("the broker is away");
    }
    arrived.add(
        new Arrived(
            message.getHeader("hub-exchange-id", String.class),
            message.getHeader("hub-buyer", String.class),
            message.getHeader("hub-document", String.class),
            new String(message.getBody(byte[].class), StandardCharsets.UTF_8)));
  }
}
