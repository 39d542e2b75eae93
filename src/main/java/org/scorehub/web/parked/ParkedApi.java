package org.scorehub.web.parked;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "parked", description = "What does not go on by itself, and who was told")
class ParkedApi {

  private final ParkedReads reads;

  ParkedApi(ParkedReads reads) {
    this.reads = reads;
  }

  @GetMapping("/api/v1/parked")
  @Operation(
      summary = "Documents and deliveries that stand still, grouped by cause",
      description =
          "Quarantined and parked documents; refused, parked and waiting deliveries. Most frequent"
              + " first, with oldest, newest, next attempt and links to the latest three.")
  List<ParkedReads.Group> parked(
      @Parameter(description = "An organisation you act for; without it, your own")
          @RequestParam(required = false)
          @Nullable String organisation) {
    return reads.groups(organisation);
  }

  @GetMapping("/api/v1/alerts")
  @Operation(summary = "Alerts, latest first: one for each cause and window")
  List<ParkedReads.AlertView> alerts(
      @Parameter(description = "An organisation you act for; without it, your own")
          @RequestParam(required = false)
          @Nullable String organisation,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    return reads.alerts(organisation, Limit.checked(limit));
  }
}
