package org.scorehub.web.reconcile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sites/{site}/reconciliation")
@Tag(name = "reconciliation", description = "Audits of a site beside one another, and decisions")
class ReconciliationApi {

  /**
   * A confirmation.
   *
   * @param seen of the row as it was looked at
   */
  record Confirmation(@Nullable String seen) {}

  /**
   * A list that was looked at.
   *
   * @param seen of each row
   */
  record SameIssues(@Nullable List<String> seen) {}

  /** The act that decided several rows. */
  record Batch(UUID batch) {}

  private final ReconciliationReads reads;
  private final RowDecisions decisions;
  private final DecisionGrounds grounds;

  ReconciliationApi(ReconciliationReads reads, RowDecisions decisions, DecisionGrounds grounds) {
    this.reads = reads;
    this.decisions = decisions;
    this.grounds = grounds;
  }

  @GetMapping
  @Operation(
      summary =
          "What your organisation's audits of a site say on each matter, where they contradict, and what was decided")
  ReconciliationView get(@PathVariable UUID site) {
    return reads.get(site);
  }

  @PostMapping("/decisions")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary =
          "Decides on a row as it was seen; needs the role compliance. 409 if the row says otherwise by now")
  DecisionView decide(@PathVariable UUID site, @RequestBody RowDecisions.Decision decision) {
    return decisions.decide(site, decision);
  }

  @PostMapping("/decisions/same-issues")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Says of rows on which audits agree that each is one issue; all or none")
  Batch sameIssues(@PathVariable UUID site, @RequestBody SameIssues rows) {
    return new Batch(decisions.sameIssues(site, rows.seen() == null ? List.of() : rows.seen()));
  }

  @PostMapping("/decisions/{id}/confirm")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Repeats a decision whose ground has changed, on the ground as it is now")
  DecisionView confirm(
      @PathVariable UUID site, @PathVariable UUID id, @RequestBody Confirmation confirmation) {
    return decisions.confirm(site, id, confirmation.seen());
  }

  @DeleteMapping("/decisions/{id}")
  @Operation(summary = "Undoes a decision; the one before it holds again, and nothing is deleted")
  DecisionView undo(@PathVariable UUID site, @PathVariable UUID id) {
    return decisions.undo(site, id);
  }

  @GetMapping("/decisions")
  @Operation(summary = "All decisions on a site, latest first, undone ones included")
  List<DecisionView> decisions(@PathVariable UUID site) {
    return reads.get(site).history();
  }

  @GetMapping("/decisions/{id}/ground")
  @Operation(summary = "What was on screen when it was decided; needs the role compliance")
  DecisionGrounds.Shown ground(@PathVariable UUID site, @PathVariable UUID id) {
    return grounds.of(site, id);
  }
}
