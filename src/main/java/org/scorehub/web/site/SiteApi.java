package org.scorehub.web.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.RulesInUse;
import org.scorehub.web.Limit;
import org.scorehub.web.Listing;
import org.scorehub.web.delivery.DeliveryFilter;
import org.scorehub.web.delivery.DeliveryReads;
import org.scorehub.web.delivery.DeliverySummary;
import org.scorehub.web.escalation.EscalationReads;
import org.scorehub.web.recommendation.RecommendationView;
import org.scorehub.web.training.SiteTraining;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sites")
@Tag(name = "sites", description = "Factories: their audits, issues, training and deliveries")
class SiteApi {

  private final SiteReads sites;
  private final SiteAudits audits;
  private final SiteIssues issues;
  private final SiteTraining training;
  private final EscalationReads escalations;
  private final DeliveryReads deliveries;
  private final RulesInUse rules;

  SiteApi(
      SiteReads sites,
      SiteAudits audits,
      SiteIssues issues,
      SiteTraining training,
      EscalationReads escalations,
      DeliveryReads deliveries,
      RulesInUse rules) {
    this.sites = sites;
    this.audits = audits;
    this.issues = issues;
    this.training = training;
    this.escalations = escalations;
    this.deliveries = deliveries;
    this.rules = rules;
  }

  @GetMapping
  @Operation(summary = "Lists sites by name")
  Listing<SiteSummary> list(
      @Parameter(description = "Part of a name, or a whole identifier")
          @RequestParam(required = false)
          @Nullable String q,
      @Parameter(description = "ISO 3166 alpha-2") @RequestParam(required = false)
          @Nullable String country,
      @Parameter(description = "List those after this site: the previous part's next")
          @RequestParam(required = false)
          @Nullable UUID after,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    return sites.list(q, country, after, Limit.checked(limit));
  }

  @GetMapping("/{id}")
  @Operation(summary = "One site as your own systems describe it")
  SiteDetail get(@PathVariable UUID id) {
    return sites.get(id);
  }

  @GetMapping("/{id}/audits")
  @Operation(summary = "Audits in their current revision, latest first")
  List<SiteAudits.SiteAudit> audits(@PathVariable UUID id) {
    return audits.ofSite(visible(id));
  }

  @GetMapping("/{id}/findings")
  @Operation(summary = "Findings of all audits, canonical")
  List<SiteAudits.SiteFinding> findings(@PathVariable UUID id) {
    return audits.findings(visible(id));
  }

  @GetMapping("/{id}/issues")
  @Operation(summary = "Issues that outlive audits, with every observation")
  List<SiteIssues.SiteIssue> issues(@PathVariable UUID id) {
    return issues.ofSite(visible(id));
  }

  @GetMapping("/{id}/recommendations")
  @Operation(
      summary =
          "SCORE modules ranked, with reasons, the issues each addresses, what stays open and what a person decides; empty until something was matched")
  JsonNode recommendations(@PathVariable UUID id) {
    long open = issues.ofSite(visible(id)).stream().filter(SiteIssues.SiteIssue::isOpen).count();
    return training
        .recommendations(id)
        .map(stored -> RecommendationView.explained(stored, open, rules.rules()))
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  @GetMapping("/{id}/progress")
  @Operation(summary = "SCORE training that the site's consent lets you see, canonical")
  SiteTraining.Progress progress(@PathVariable UUID id) {
    return training.progress(visible(id));
  }

  @GetMapping("/{id}/escalations")
  @Operation(summary = "EscalationReads that your roles may see; every look is written down")
  List<EscalationReads.Escalation> escalations(@PathVariable UUID id) {
    return escalations.ofSite(visible(id));
  }

  @GetMapping("/{id}/deliveries")
  @Operation(summary = "What went or will go to your own system, newest first")
  Listing<DeliverySummary> deliveries(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID before,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    return deliveries.list(DeliveryFilter.ofSite(visible(id), before), Limit.checked(limit));
  }

  private UUID visible(UUID id) {
    return sites.get(id).id();
  }
}
