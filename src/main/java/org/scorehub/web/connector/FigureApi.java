package org.scorehub.web.connector;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.scorehub.activation.flow.Flow;
import org.scorehub.activation.flow.RouteFlows;
import org.scorehub.web.Withheld;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/connectors/{id}")
@Tag(name = "connectors")
class FigureApi {

  /**
   * A decision about a connector.
   *
   * @param reason why; needed to pause
   * @param organisation whose documents; the caller's own if absent
   */
  record PauseDecision(@Nullable String reason, @Nullable String organisation) {}

  private final ConnectorApi connectors;
  private final FigureReads figures;
  private final ConnectorPauses pauses;
  private final RouteFlows flows;

  FigureApi(
      ConnectorApi connectors, FigureReads figures, ConnectorPauses pauses, RouteFlows flows) {
    this.connectors = connectors;
    this.figures = figures;
    this.pauses = pauses;
    this.flows = flows;
  }

  @GetMapping("/figures")
  @Operation(summary = "Throughput, errors, lag, drift and pauses, each hour of the last 7 days")
  ConnectorFigures figures(@PathVariable String id) {
    return figures.of(connectors.get(id).id());
  }

  @GetMapping("/flow")
  @Operation(summary = "The routes of this instance that its documents take, with what they did")
  Flow flow(@PathVariable String id) {
    if (!ConnectorActivations.mayLook()) {
      throw new Withheld("Only engineers and those who run the hub see its connectors");
    }
    return flows.of(connectors.get(id).id());
  }

  @PostMapping("/pause")
  @Operation(
      summary = "Holds what is handed in, and asks no source; needs engineer or operator",
      description = "Documents are acknowledged as before and worked on, in order, once resumed.")
  ConnectorFigures pause(@PathVariable String id, @RequestBody PauseDecision decision) {
    pauses.pause(id, decision.organisation(), decision.reason());
    return figures.of(id);
  }

  @PostMapping("/resume")
  @Operation(summary = "Works on what was held, then on what comes")
  ConnectorFigures resume(
      @PathVariable String id, @RequestBody(required = false) @Nullable PauseDecision decision) {
    pauses.resume(id, decision == null ? null : decision.organisation());
    return figures.of(id);
  }
}
