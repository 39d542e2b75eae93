package org.scorehub.web.training;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.training.cohort.CohortProposals;
import org.scorehub.training.cohort.CohortRules;
import org.scorehub.training.cohort.Cohorts;
import org.scorehub.web.FormText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Training groups that the caller's organisation could propose. */
@Component
class CohortReads {

  /** Most groups of an answer. */
  static final int MOST_GROUPS = 100;

  private static final int MOST_LEFT = 200;
  private static final int FARTHEST_KM = 20_000;

  private final KeptFigures kept;
  private final Cohorts cohorts;

  CohortReads(KeptFigures kept, Cohorts cohorts) {
    this.kept = kept;
    this.cohorts = cohorts;
  }

  /** The weightiest groups; empty if they are still being planned. */
  Optional<CohortProposals> propose(
      @Nullable String module, @Nullable String country, int maxKm, Duration patience) {
    return propose("cohorts", module, country, maxKm, MOST_GROUPS, patience);
  }

  /** All groups, which only files ask for; empty if they are still being planned. */
  Optional<CohortProposals> proposeAll(
      @Nullable String module, @Nullable String country, int maxKm, Duration patience) {
    Optional<CohortProposals> first = propose(module, country, maxKm, patience);
    return first.isPresent() && first.get().more() > 0
        ? propose("all-cohorts", module, country, maxKm, Integer.MAX_VALUE, patience)
        : first;
  }

  private Optional<CohortProposals> propose(
      String kind,
      @Nullable String module,
      @Nullable String country,
      int maxKm,
      int most,
      Duration patience) {
    CohortRules rules = CohortRules.within(Math.min(maxKm, FARTHEST_KM));
    String viewer = Caller.current().organisation();
    String wanted = FormText.code(module);
    String where = FormText.code(country);
    return kept.get(
            new KeptQuestion<>(
                kind,
                Objects.requireNonNullElse(wanted, "")
                    + '|'
                    + Objects.requireNonNullElse(where, "")
                    + '|'
                    + rules.maxKm(),
                CohortProposals.class,
                jdbc -> viewer,
                CohortReads::board,
                Duration.ZERO,
                jdbc -> cohorts.propose(jdbc, viewer, wanted, where, rules).first(most, MOST_LEFT)),
            patience)
        .map(Kept::figures);
  }

  /** Which board they are planned from; its owner sees all that is on it. */
  private static String board(JdbcClient jdbc) {
    return jdbc.sql("SELECT coalesce(max(composed_at)::text, '') FROM cohort_board")
        .query(String.class)
        .single();
  }
}
