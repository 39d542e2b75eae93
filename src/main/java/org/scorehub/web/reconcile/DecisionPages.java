package org.scorehub.web.reconcile;

import java.util.UUID;
import org.scorehub.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Leads from a decision to the matter that it is about. */
@Page
class DecisionPages {

  private final ReconciliationDesk desk;

  DecisionPages(ReconciliationDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/decisions/{id}")
  String decision(@PathVariable UUID id) {
    return "redirect:" + desk.page(id);
  }
}
