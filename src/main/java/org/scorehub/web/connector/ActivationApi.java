package org.scorehub.web.connector;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.activation.ActivationRefused;
import org.scorehub.activation.Candidate;
import org.scorehub.activation.UnknownConnector;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/connectors/{id}")
@Tag(name = "activations", description = "What a connector runs with, and who decided that")
class ActivationApi {

  /** What is decided. */
  enum Action {
    ACTIVATE,
    ROLLBACK
  }

  /**
   * A decision.
   *
   * @param bundle to activate: the candidate that was looked at, or null for whichever it is; to go
   *     back: the bundle or the beginning of one, or null for the one before the current
   * @param note why
   * @param force accept examples that fail; needs a note
   */
  record Decision(
      Action action, @Nullable String bundle, @Nullable String note, @Nullable Boolean force) {}

  private final ConnectorActivations activations;
  private final ActivationReads reads;

  ActivationApi(ConnectorActivations activations, ActivationReads reads) {
    this.activations = activations;
    this.reads = reads;
  }

  @GetMapping("/activations")
  @Operation(summary = "The latest activations of a connector, the current one first")
  List<ActivationView> list(@PathVariable String id) {
    return reads.history(id);
  }

  @GetMapping("/candidate")
  @Operation(
      summary = "The files on this instance's disk beside those that run, and whether they work")
  Candidate candidate(@PathVariable String id) {
    return activations.candidate(id);
  }

  @PostMapping("/activations")
  @Operation(summary = "Activates the files of this instance, or goes back; all instances follow")
  ActivationView decide(@PathVariable String id, @RequestBody Decision decision) {
    if (decision.action() == null) {
      throw new IllegalArgumentException("action must be ACTIVATE or ROLLBACK");
    }
    switch (decision.action()) {
      case ACTIVATE ->
          activations.activate(
              id, decision.note(), decision.bundle(), Boolean.TRUE.equals(decision.force()));
      case ROLLBACK -> activations.rollBack(id, decision.note(), decision.bundle());
    }
    return reads.history(id).get(0);
  }

  @ExceptionHandler
  ProblemDetail refused(ActivationRefused e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    problem.setProperty("problems", e.problems());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail unknown(UnknownConnector e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
  }
}
