package org.scorehub.training.cohort;

import java.util.ArrayList;
import java.util.List;

/** Says in words why these factories make a group. */
final class CohortReasons {

  private CohortReasons() {}

  static List<String> of(Cohort cohort) {
    List<String> why = new ArrayList<>();
    int size = cohort.members().size();
    why.add(
        "%d factories need %s and have not had it; it addresses %d of their open issues, %d points"
            .formatted(size, cohort.module(), cohort.issues(), cohort.objective().points()));
    why.add(near(cohort));
    why.add(
        cohort.wantedBy() == null
            ? "all can begin on %s".formatted(cohort.begin())
            : "all can begin on %s, the first issue is due on %s"
                .formatted(cohort.begin(), cohort.wantedBy()));
    why.add(
        "%d buyers would share the cost; %d of %d factories have a buyer in common with another"
            .formatted(cohort.funders(), cohort.objective().coFunded(), size));
    long large = cohort.members().stream().filter(Need::isLarge).count();
    if (large > 0) {
      why.add(
          "%d of them have more than %d workers; SCORE is made for small and medium enterprises"
              .formatted(large, Need.SME_WORKERS));
    }
    return why;
  }

  private static String near(Cohort cohort) {
    boolean placed = cohort.members().stream().allMatch(m -> m.place() != null);
    return placed
        ? "no two of them are more than %d km apart".formatted(Math.round(cohort.kmAcross()))
        : "all are in the same region, or near where positions are known";
  }
}
