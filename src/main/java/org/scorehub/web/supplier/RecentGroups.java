package org.scorehub.web.supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Groups of an organisation's suppliers as they were counted some seconds ago: whoever narrows a
 * list down asks for the same groups again and again. What may be seen is part of the question, so
 * that a consent that begins or ends is counted at once.
 */
@Component
class RecentGroups {

  static final Duration RECENT = Duration.ofSeconds(10);

  private static final int MOST = 500;

  /**
   * What is counted.
   *
   * @param q words searched for; null for all suppliers
   * @param roles for which escalations are counted
   * @param since from when on changes are counted: a time or the id of a change
   * @param today day of the reader, on which audits are valid or not
   * @param consents stands for whose training may be seen
   */
  record Question(
      String organisation,
      @Nullable String q,
      Set<String> roles,
      Object since,
      LocalDate today,
      String consents) {}

  private final Cache<Question, List<Alike>> kept;

  RecentGroups(Clock clock) {
    kept =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(RECENT)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  List<Alike> get(Question question, Supplier<List<Alike>> count) {
    return kept.get(question, asked -> List.copyOf(count.get()));
  }
}
