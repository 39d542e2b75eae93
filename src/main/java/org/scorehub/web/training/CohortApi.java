package org.scorehub.web.training;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.scorehub.training.cohort.CohortProposals;
import org.scorehub.training.cohort.CohortRules;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/cohorts")
@Tag(name = "training")
class CohortApi {

  private final CohortReads cohorts;

  CohortApi(CohortReads cohorts) {
    this.cohorts = cohorts;
  }

  @GetMapping
  @Operation(
      summary = "Proposed training groups: factories near each other that need the same module",
      description =
          "Your own factories by name, those of others as a count. Nothing is sent to anybody. At"
              + " most 100 groups, the weightiest; more tells how many are not listed. All are in"
              + " /cohorts.csv.")
  CohortProposals propose(
      @Parameter(description = "Module code") @RequestParam(required = false)
          @Nullable String module,
      @Parameter(description = "ISO 3166 alpha-2") @RequestParam(required = false)
          @Nullable String country,
      @Parameter(description = "Kilometres between any two factories of a group, at most")
          @RequestParam(name = "max-km", defaultValue = "" + CohortRules.USUAL_KM)
          int maxKm) {
    return cohorts
        .propose(module, country, maxKm, BeingCounted.PROGRAM)
        .orElseThrow(BeingCounted::new);
  }
}
