package org.scorehub.web.training;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.scorehub.training.programme.ProgrammeFilter;
import org.scorehub.training.programme.ProgrammeResults;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/programme")
@Tag(name = "training", description = "SCORE training over all enterprises you may see")
class ProgrammeApi {

  private final ProgrammeReads programme;

  ProgrammeApi(ProgrammeReads programme) {
    this.programme = programme;
  }

  @GetMapping
  @Operation(
      summary = "Results of the programme: KPIs before and after, trainees, modules, countries",
      description =
          "Over enterprises that are linked to you and consented. Buyers get no figure about fewer"
              + " than 5 enterprises; it is absent and the entry is marked withheld.")
  ProgrammeResults results(
      @Parameter(description = "ISO 3166 alpha-2") @RequestParam(required = false)
          @Nullable String country,
      @Parameter(description = "Module code") @RequestParam(required = false)
          @Nullable String module,
      @Parameter(description = "Last period compared ended on or after this day")
          @RequestParam(required = false)
          @DateTimeFormat(iso = ISO.DATE)
          @Nullable LocalDate from,
      @Parameter(description = "and on or before this one")
          @RequestParam(required = false)
          @DateTimeFormat(iso = ISO.DATE)
          @Nullable LocalDate to) {
    return programme
        .results(new ProgrammeFilter(country, module, from, to), BeingCounted.PROGRAM)
        .orElseThrow(BeingCounted::new);
  }
}
