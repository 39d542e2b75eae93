package org.scorehub.web.site;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.RulesInUse;
import org.scorehub.web.Page;
import org.scorehub.web.delivery.DeliveryFilter;
import org.scorehub.web.delivery.DeliveryReads;
import org.scorehub.web.escalation.EscalationReads;
import org.scorehub.web.recommendation.Providers;
import org.scorehub.web.recommendation.RecommendationApprovals;
import org.scorehub.web.recommendation.RecommendationView;
import org.scorehub.web.site.SiteIssues.SiteIssue;
import org.scorehub.web.training.SiteTraining;
import org.scorehub.web.training.TrainingView;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Page
class SitePages {

  private static final int PART = 50;
  private static final int LATEST_DELIVERIES = 20;

  private final SiteReads sites;
  private final SiteAudits audits;
  private final SiteIssues issues;
  private final SiteTraining training;
  private final EscalationReads escalations;
  private final DeliveryReads deliveries;
  private final RecommendationApprovals approvals;
  private final Providers providers;
  private final SiteHistory history;
  private final RulesInUse rules;

  SitePages(
      SiteReads sites,
      SiteAudits audits,
      SiteIssues issues,
      SiteTraining training,
      EscalationReads escalations,
      DeliveryReads deliveries,
      RecommendationApprovals approvals,
      Providers providers,
      SiteHistory history,
      RulesInUse rules) {
    this.sites = sites;
    this.audits = audits;
    this.issues = issues;
    this.training = training;
    this.escalations = escalations;
    this.deliveries = deliveries;
    this.approvals = approvals;
    this.providers = providers;
    this.history = history;
    this.rules = rules;
  }

  @GetMapping("/sites")
  String list(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String country,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    model.addAttribute("sites", sites.list(q, country, after, PART));
    model.addAttribute("q", q);
    model.addAttribute("country", country);
    return "sites";
  }

  @GetMapping("/sites/{id}")
  String site(@PathVariable UUID id, Model model) {
    SiteDetail site = sites.get(id);
    if (!site.id().equals(id)) {
      return "redirect:/sites/" + site.id();
    }
    model.addAttribute("site", site);
    model.addAttribute("merges", history.merges(id));
    SiteTraining.Progress progress = training.progress(id);
    List<SiteIssue> all = issues.ofSite(id);
    List<SiteAudits.SiteAudit> held = audits.ofSite(id);
    model.addAttribute("audits", held);
    model.addAttribute("hasPassport", !held.isEmpty() || !all.isEmpty() || !progress.isEmpty());
    model.addAttribute("openIssues", byTopic(all));
    model.addAttribute("openCount", all.stream().filter(SiteIssue::isOpen).count());
    model.addAttribute("closedIssues", all.stream().filter(i -> !i.isOpen()).count());
    model.addAttribute("escalations", escalations.ofSite(id));
    model.addAttribute("recommended", recommended(id));
    model.addAttribute("approvals", approvals.ofSite(id));
    model.addAttribute("providers", providers.names());
    model.addAttribute("mayDecide", RecommendationApprovals.mayDecide());
    model.addAttribute("training", progress.isEmpty() ? null : TrainingView.of(progress));
    model.addAttribute(
        "deliveries", deliveries.list(DeliveryFilter.ofSite(id, null), LATEST_DELIVERIES).items());
    return "site";
  }

  private @Nullable RecommendationView recommended(UUID id) {
    return training
        .recommendations(id)
        .map(stored -> RecommendationView.of(stored, rules.rules()))
        .orElse(null);
  }

  private static Map<String, List<SiteIssue>> byTopic(List<SiteIssue> all) {
    return all.stream()
        .filter(SiteIssue::isOpen)
        .collect(Collectors.groupingBy(SiteIssue::topic, TreeMap::new, Collectors.toList()));
  }
}
