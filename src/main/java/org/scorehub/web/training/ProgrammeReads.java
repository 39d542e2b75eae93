package org.scorehub.web.training;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.training.programme.Programme;
import org.scorehub.training.programme.ProgrammeFilter;
import org.scorehub.training.programme.ProgrammeResults;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the results of the programme over the enterprises that the caller's organisation may see.
 * A training provider and the hub's operator see small groups too. Results that take long are
 * counted at most every five minutes, and at once when consent or a link begins or ends.
 */
@Component
class ProgrammeReads {

  private static final Duration LAG = Duration.ofMinutes(5);
  private static final String SEES_SMALL_GROUPS =
      "SELECT EXISTS (SELECT FROM organisation WHERE buyer = hub_organisation()"
          + " AND kind IN ('TRAINING_PROVIDER', 'OPERATOR'))";

  /** Another name for another form: what was kept in the one before cannot be read. */
  private static final String KIND = "programme-by-country";

  /** The same for the same set of consents that hold now, in whatever order. */
  private static final String SEEN =
      """
      SELECT hub_organisation() || ' ' || count(*) || ' '
             || coalesce(sum(hashtextextended(owner || site || class, 0)::numeric), 0)
        FROM hub_consents()""";

  private final KeptFigures kept;
  private final Programme programme;
  private final Clock clock;

  ProgrammeReads(KeptFigures kept, Programme programme, Clock clock) {
    this.kept = kept;
    this.programme = programme;
    this.clock = clock;
  }

  /** The results; empty if they are still being counted. */
  Optional<ProgrammeResults> results(ProgrammeFilter filter, Duration patience) {
    return kept.get(
            new KeptQuestion<>(
                KIND,
                text(filter),
                ProgrammeResults.class,
                jdbc -> jdbc.sql(SEEN).query(String.class).single(),
                jdbc -> clock.instant().toString(),
                LAG,
                jdbc -> count(jdbc, filter)),
            patience)
        .map(Kept::figures);
  }

  private ProgrammeResults count(JdbcClient jdbc, ProgrammeFilter filter) {
    boolean all = jdbc.sql(SEES_SMALL_GROUPS).query(Boolean.class).single();
    return programme.results(jdbc, filter, all ? 0 : Programme.SMALLEST_GROUP);
  }

  private static String text(ProgrammeFilter filter) {
    return String.join(
        "|",
        plain(filter.country()),
        plain(filter.module()),
        plain(filter.from()),
        plain(filter.to()));
  }

  private static String plain(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
