package org.scorehub.web.connector;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.drift.Proposal;
import org.scorehub.web.NotVisible;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/connectors/{id}/drift")
@Tag(name = "drift", description = "How native documents change their form")
class DriftApi {

  /**
   * A decision about a change of form.
   *
   * @param decision ACKNOWLEDGED or DISMISSED
   */
  record Decision(@Nullable String decision, @Nullable String note) {}

  private final DriftReads drift;
  private final ConnectorCatalogue catalogue;

  DriftApi(DriftReads drift, ConnectorCatalogue catalogue) {
    this.drift = drift;
    this.catalogue = catalogue;
  }

  @GetMapping
  @Operation(
      summary = "Changes of form in the organisation's documents, open ones first, with proposals")
  List<DriftEntry> list(@PathVariable String id) {
    if (catalogue.find(id).isEmpty()) {
      throw new NotVisible("connector", id);
    }
    return drift.of(id);
  }

  @GetMapping("/{entry}")
  @Operation(summary = "One change of form")
  DriftEntry get(@PathVariable String id, @PathVariable UUID entry) {
    return drift.get(id, entry);
  }

  @GetMapping("/{entry}/proposal.json")
  @Operation(summary = "Lines to change and a failing example that they mend, as a file")
  ResponseEntity<Proposal> proposal(@PathVariable String id, @PathVariable UUID entry) {
    Proposal proposal = drift.get(id, entry).proposal();
    if (proposal == null) {
      throw new NotVisible("proposal for change", entry);
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"proposal.json\"")
        .body(proposal);
  }

  @PostMapping("/{entry}/decision")
  @Operation(summary = "Acknowledges or dismisses a change; needs the role engineer or operator")
  DriftEntry decide(
      @PathVariable String id, @PathVariable UUID entry, @RequestBody Decision decision) {
    return drift.decide(id, entry, decision.decision(), decision.note());
  }
}
