package org.scorehub.web.site;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.RulesInUse;
import org.scorehub.web.Page;
import org.scorehub.web.recommendation.RecommendationApprovals;
import org.scorehub.web.recommendation.RecommendationPreview;
import org.scorehub.web.recommendation.RecommendationView;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Page
class ApprovalPages {

  private static final String BACK = "redirect:/sites/{site}#recommended";

  private final RecommendationApprovals approvals;
  private final SiteReads sites;
  private final RulesInUse rules;

  ApprovalPages(RecommendationApprovals approvals, SiteReads sites, RulesInUse rules) {
    this.approvals = approvals;
    this.sites = sites;
    this.rules = rules;
  }

  @GetMapping("/sites/{site}/approval")
  String preview(@PathVariable UUID site, @RequestParam String provider, Model model) {
    SiteDetail shown = sites.get(site);
    model.addAttribute("site", shown);
    RecommendationPreview preview = approvals.preview(shown.id(), provider);
    model.addAttribute("preview", preview);
    model.addAttribute("recommended", RecommendationView.of(preview.told(), rules.rules()));
    model.addAttribute("mayDecide", RecommendationApprovals.mayDecide());
    return "approval";
  }

  @PostMapping("/sites/{site}/approval")
  String approve(
      @PathVariable UUID site,
      @RequestParam String provider,
      @RequestParam(required = false) @Nullable String note,
      @RequestParam String seen) {
    approvals.approve(sites.get(site).id(), provider, note, seen);
    return BACK;
  }

  @PostMapping("/sites/{site}/approval/{id}/withdrawal")
  String withdraw(@PathVariable UUID site, @PathVariable UUID id) {
    approvals.withdraw(sites.get(site).id(), id);
    return BACK;
  }
}
