package org.scorehub.web.training;

import org.jspecify.annotations.Nullable;
import org.scorehub.training.cohort.CohortRules;
import org.scorehub.web.Page;
import org.scorehub.web.Titles;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Page
class CohortPages {

  private static final int GROUPS = 10;
  private static final int LEFT = 50;

  private final CohortReads cohorts;
  private final Titles titles;

  CohortPages(CohortReads cohorts, Titles titles) {
    this.cohorts = cohorts;
    this.titles = titles;
  }

  @GetMapping("/cohorts")
  String proposals(
      @RequestParam(required = false) @Nullable String module,
      @RequestParam(required = false) @Nullable String country,
      @RequestParam(name = "max-km", defaultValue = "" + CohortRules.USUAL_KM) int maxKm,
      Model model) {
    model.addAttribute("module", module);
    model.addAttribute("country", country);
    model.addAttribute("maxKm", maxKm);
    model.addAttribute(
        "proposals",
        cohorts
            .propose(module, country, maxKm, BeingCounted.PAGE)
            .map(all -> all.first(GROUPS, LEFT))
            .orElse(null));
    model.addAttribute("modules", titles.modules());
    return "cohorts";
  }
}
