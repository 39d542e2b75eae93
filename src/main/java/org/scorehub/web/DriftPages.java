package org.scorehub.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
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
