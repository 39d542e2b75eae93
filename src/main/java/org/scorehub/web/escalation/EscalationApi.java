package org.scorehub.web.escalation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.escalation.EscalationDesk.Wanted;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/escalations")
@Tag(name = "escalations", description = "What a person must act on, for the roles that may see it")
class EscalationApi {

  private final EscalationCases cases;
  private final EscalationDesk desk;
  private final RemedyDesk remedies;

  EscalationApi(EscalationCases cases, EscalationDesk desk, RemedyDesk remedies) {
    this.cases = cases;
    this.desk = desk;
    this.remedies = remedies;
  }

  @GetMapping
  @Operation(
      summary = "Escalations, open ones and the earliest deadline first",
      description = "Without a state those that are open; state=ALL gives all. At most 200.")
  EscalationCases.Found list(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String topic,
      @RequestParam(required = false) @Nullable UUID site,
      @RequestParam(defaultValue = "false") boolean late) {
    return cases.list(new EscalationFilter(state, kind, topic, site, late));
  }

  @GetMapping("/{id}")
  @Operation(summary = "One escalation with its steps, clocks and remedies")
  EscalationCase get(@PathVariable UUID id) {
    return cases.get(id);
  }

  @PostMapping("/{id}/steps")
  @Operation(summary = "Confirm, resolve, cancel or reopen it, note that a deadline was met")
  EscalationCase act(@PathVariable UUID id, @RequestBody Wanted wanted) {
    return desk.act(id, wanted);
  }

  @PostMapping("/{id}/steps/{step}/undo")
  @Operation(summary = "Take the latest step back")
  EscalationCase undo(@PathVariable UUID id, @PathVariable UUID step) {
    return desk.undo(id, step);
  }

  @PostMapping("/{id}/remedies")
  @Operation(summary = "Say that money or other redress is owed")
  EscalationCase open(@PathVariable UUID id, @RequestBody RemedyDesk.Opened wanted) {
    return remedies.open(id, wanted);
  }

  @PostMapping("/{id}/remedies/{remedy}/entries")
  @Operation(
      summary = "Note a payment, a proof, a verification or a withdrawal",
      description = "The body is the document that proves it, as it is; it may be empty.")
  EscalationCase enter(
      @PathVariable UUID id,
      @PathVariable UUID remedy,
      @RequestParam RemedyEntry.Kind kind,
      @RequestParam(required = false) @Nullable BigDecimal amount,
      @RequestParam(required = false) @Nullable String note,
      @RequestParam(required = false) @Nullable String file,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type,
      @RequestBody(required = false) byte @Nullable [] body) {
    return remedies.enter(
        id, remedy, new RemedyDesk.Entered(kind, amount, note), Proof.of(file, type, body));
  }

  @PostMapping("/{id}/remedies/{remedy}/entries/{entry}/undo")
  @Operation(summary = "Take the latest entry of a remedy back")
  EscalationCase undoEntry(
      @PathVariable UUID id, @PathVariable UUID remedy, @PathVariable UUID entry) {
    return remedies.undo(id, remedy, entry);
  }

  @GetMapping("/{id}/proofs/{entry}")
  @Operation(summary = "A document that was handed in, as it was")
  ResponseEntity<byte[]> proof(@PathVariable UUID id, @PathVariable UUID entry) {
    return remedies.proof(id, entry).download();
  }
}
