package org.scorehub.web.connector;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Page;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Page
class DriftPages {

  private final DriftReads drift;

  DriftPages(DriftReads drift) {
    this.drift = drift;
  }

  @PostMapping("/connectors/{id}/drift/{entry}")
  String decide(
      @PathVariable String id,
      @PathVariable UUID entry,
      @RequestParam String decision,
      @RequestParam(required = false) @Nullable String note) {
    drift.decide(id, entry, decision, note);
    return "redirect:/connectors/{id}#drift";
  }
}
