package org.scorehub.web.training;

import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.training.cohort.CohortProposals;
import org.scorehub.training.cohort.CohortRules;
import org.scorehub.training.cohort.Cohorts;
import org.scorehub.web.FormText;
import org.springframework.stereotype.Component;

/** Training groups that the caller's organisation could propose. */
@Component
class CohortReads {

  private static final int FARTHEST_KM = 20_000;

  private final OrganisationDatabase database;
  private final Cohorts cohorts;

  CohortReads(OrganisationDatabase database, Cohorts cohorts) {
    this.database = database;
    this.cohorts = cohorts;
  }

  CohortProposals propose(@Nullable String module, @Nullable String country, int maxKm) {
    CohortRules rules = CohortRules.within(Math.min(maxKm, FARTHEST_KM));
    String viewer = Caller.current().organisation();
    return database.inOrganisation(
        jdbc ->
            cohorts.propose(jdbc, viewer, FormText.code(module), FormText.code(country), rules));
  }
}
