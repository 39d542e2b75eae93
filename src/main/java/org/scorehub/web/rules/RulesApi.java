package org.scorehub.web.rules;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.activation.ActivationRefused;
import org.scorehub.web.connector.ActivationView;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/rules")
@Tag(name = "rules", description = "The rules of matching: tried, put to use, taken back")
class RulesApi {

  /** What is decided. */
  enum Action {
    ACTIVATE,
    ROLLBACK
  }

  /**
   * Changed rule files.
   *
   * @param files content by path from the project root
   */
  record Draft(@Nullable Map<String, String> files) {

    Map<String, String> changes() {
      return Objects.requireNonNullElse(files, Map.of());
    }
  }

  /**
   * A decision.
   *
   * @param files to activate: content by path
   * @param bundle to activate: the preview that was looked at, or null for whichever it is; to go
   *     back: the bundle or the beginning of one, or null for the one before the current
   * @param note why
   */
  record Decision(
      @Nullable Action action,
      @Nullable Map<String, String> files,
      @Nullable String bundle,
      @Nullable String note) {}

  private final RulesActs acts;

  RulesApi(RulesActs acts) {
    this.acts = acts;
  }

  @GetMapping
  @Operation(summary = "The rules in use, their files, and what is wrong with those saved last")
  RulesActs.State state() {
    return acts.state();
  }

  @GetMapping(value = "/file", produces = "text/csv;charset=UTF-8")
  @Operation(summary = "A rule file as it is in use")
  String file(@RequestParam String path) {
    return acts.file(path);
  }

  @GetMapping("/activations")
  @Operation(summary = "The latest activations of rules, the current one first")
  List<ActivationView> activations() {
    return acts.history();
  }

  @PostMapping("/preview")
  @Operation(summary = "What changed rule files would do to the issues you see; changes nothing")
  RulesPreview preview(@RequestBody Draft draft) {
    return acts.preview(draft.changes());
  }

  @PostMapping("/activations")
  @Operation(summary = "Puts changed rule files to use, or goes back; all instances follow")
  RulesActs.State decide(@RequestBody Decision decision) {
    if (decision.action() == null) {
      throw new IllegalArgumentException("action must be ACTIVATE or ROLLBACK");
    }
    switch (decision.action()) {
      case ACTIVATE ->
          acts.activate(
              Objects.requireNonNullElse(decision.files(), Map.of()),
              decision.note(),
              decision.bundle());
      case ROLLBACK -> acts.rollBack(decision.note(), decision.bundle());
    }
    return acts.state();
  }

  @ExceptionHandler
  ProblemDetail refused(ActivationRefused e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    problem.setProperty("problems", e.problems());
    return problem;
  }
}
