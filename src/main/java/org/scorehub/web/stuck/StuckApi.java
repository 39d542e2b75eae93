package org.scorehub.web.stuck;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "stuck", description = "What does not go on by itself, or is late")
class StuckApi {

  private final StuckReads reads;

  StuckApi(StuckReads reads) {
    this.reads = reads;
  }

  @GetMapping("/api/v1/stuck")
  @Operation(
      summary =
          "Exchanges and deliveries that are stuck, and recommendations that wait for approval,"
              + " grouped by reason, the oldest first",
      description =
          "Each says since when, for what reason, when the hub tries again by itself, and where a"
              + " person lets it go on. At most 300 of each state are looked at: more says so.")
  StuckList stuck(
      @Parameter(description = "An organisation you act for; without it, your own")
          @RequestParam(required = false)
          @Nullable String organisation) {
    return reads.all(organisation);
  }
}
