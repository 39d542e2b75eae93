package org.scorehub.drift;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.InboundDocument;
import org.scorehub.intake.SeenDocument;
import org.scorehub.intake.TranslationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts the shapes of documents and looks at new ones, every second on a thread of its own. A hub
 * that is killed forgets the counts of its last second; the next document of a shape makes up for
 * it.
 */
@Component
public class DriftWatch implements TranslationListener {

  private static final Logger log = LoggerFactory.getLogger(DriftWatch.class);
  private static final int MOST_WAITING = 10_000;

  private record Seen(ShapeKey key, String hash) {}

  private final ConnectorCatalogue catalogue;
  private final ShapeTable shapes;
  private final DriftTable entries;
  private final FieldUse use;
  private final Samples samples;
  private final ProposalShelf proposals;
  private final AtomicLong open = new AtomicLong();
  private final Map<Seen, ShapeCount> waiting = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DriftWatch::thread);

  DriftWatch(
      ConnectorCatalogue catalogue,
      ShapeTable shapes,
      DriftTable entries,
      FieldUse use,
      Samples samples,
      ProposalShelf proposals,
      MeterRegistry meters) {
    this.catalogue = catalogue;
    this.shapes = shapes;
    this.entries = entries;
    this.use = use;
    this.samples = samples;
    this.proposals = proposals;
    Gauge.builder("scorehub.drift.open", open, AtomicLong::get)
        .description("Changes of form in fields in use that nobody has decided about")
        .register(meters);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "drift");
    thread.setDaemon(true);
    return thread;
  }

  @PostConstruct
  void begin() {
    var unused = clock.scheduleWithFixedDelay(this::attempt, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void end() {
    clock.shutdownNow();
  }

  @Override
  public void recorded(List<SeenDocument> documents) {
    for (SeenDocument document : documents) {
      ShapeCount count = ShapeCount.of(document);
      Seen seen = new Seen(count.key(), document.shape().hash());
      if (waiting.size() < MOST_WAITING || waiting.containsKey(seen)) {
        waiting.merge(seen, count, ShapeCount::plus);
      }
    }
  }

  private void attempt() {
    try {
      flush();
    } catch (RuntimeException e) { // an uncaught one would end the watch for good
      log.warn("Shapes of documents cannot be written down now: {}", e.toString());
    }
  }

  /** Changes of fields in use that nobody has decided about, as of the last second. */
  long open() {
    return open.get();
  }

  /** Writes down what is waiting. Of a shape that fails, the count goes back. */
  synchronized void flush() {
    for (Seen seen : List.copyOf(waiting.keySet())) {
      ShapeCount count = waiting.remove(seen);
      if (count != null) {
        try {
          write(count);
        } catch (RuntimeException e) {
          waiting.merge(seen, count, ShapeCount::plus);
          throw e;
        }
      }
    }
    open.set(entries.open());
  }

  private void write(ShapeCount count) {
    boolean fresh = shapes.add(count);
    Connector connector = catalogue.find(count.key().connector()).orElse(null);
    InboundDocument document =
        connector == null ? null : connector.inbound(count.key().document()).orElse(null);
    if (connector == null || document == null) {
      return;
    }
    if (fresh || !count.shape().marks().isEmpty()) {
      changes(count, connector, document).forEach(c -> add(count, c, connector, document));
    }
    entries.touch(count);
  }

  private List<Change> changes(ShapeCount count, Connector connector, InboundDocument document) {
    List<KnownShape> known = shapes.of(count.key());
    KnownShape shape = find(known, count.shape().hash());
    Set<String> unknown = count.shape().unknown();
    String name = count.key().document();
    return shape == null
        ? List.of()
        : new DriftRule(
                document.reader().schema(),
                path -> use.of(connector).contains(name, path),
                shape,
                unknown,
                known)
            .changes();
  }

  private static @Nullable KnownShape find(List<KnownShape> known, String hash) {
    return known.stream().filter(shape -> shape.hash().equals(hash)).findFirst().orElse(null);
  }

  private void add(ShapeCount count, Change change, Connector connector, InboundDocument document) {
    if (entries.again(count, change)) {
      return;
    }
    String sample = samples.of(count, document, change);
    boolean fresh = entries.add(count, change, sample, connector.bundle().id());
    if (fresh) {
      var unused = proposals.of(connector, count.key().document(), change);
    }
    if (fresh && change.inUse()) {
      log.warn(
          "{} of {} changed its form: {} {}, a field in use; first in exchange {}",
          count.key().document(),
          count.key().connector(),
          change.kind(),
          change.newPath() == null ? change.path() : change.path() + " to " + change.newPath(),
          count.exchange());
    }
  }
}
