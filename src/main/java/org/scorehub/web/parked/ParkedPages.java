package org.scorehub.web.parked;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What does not go on by itself, by cause. */
@Page
class ParkedPages {

  private static final int ALERTS = 20;

  private final ParkedReads reads;

  ParkedPages(ParkedReads reads) {
    this.reads = reads;
  }

  @GetMapping("/parked")
  String parked(@RequestParam(required = false) @Nullable String organisation, Model model) {
    List<String> organisations = Caller.current().organisations();
    model.addAttribute("groups", reads.groups(organisation));
    model.addAttribute("alerts", reads.alerts(organisation, ALERTS));
    model.addAttribute("organisations", organisations);
    model.addAttribute(
        "organisation",
        organisation == null || organisation.isBlank() ? organisations.get(0) : organisation);
    return "parked";
  }
}
