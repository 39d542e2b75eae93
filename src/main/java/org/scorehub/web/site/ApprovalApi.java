package org.scorehub.web.site;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.recommendation.RecommendationApproval;
import org.scorehub.web.recommendation.RecommendationApprovals;
import org.scorehub.web.recommendation.RecommendationPreview;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApprovalApi.PATH)
@Tag(name = "approvals", description = "What a training provider is told of a site")
class ApprovalApi {

  static final String PATH = "/api/v1/sites/{site}/recommendations/approvals";

  /**
   * A decision.
   *
   * @param note for the own organisation; not told
   * @param seen of the preview that was looked at; refused if it is another content by now
   */
  record Decision(@Nullable String provider, @Nullable String note, @Nullable String seen) {}

  private final RecommendationApprovals approvals;
  private final SiteReads sites;

  ApprovalApi(RecommendationApprovals approvals, SiteReads sites) {
    this.approvals = approvals;
    this.sites = sites;
  }

  @GetMapping
  @Operation(summary = "Approvals of this site's recommendations, latest first")
  List<RecommendationApproval> list(@PathVariable UUID site) {
    return approvals.ofSite(visible(site));
  }

  @GetMapping("/preview")
  @Operation(summary = "Exactly what the provider would be told now")
  RecommendationPreview preview(@PathVariable UUID site, @RequestParam String provider) {
    return approvals.preview(visible(site), provider);
  }

  @GetMapping("/{id}")
  @Operation(summary = "One approval with what it lets be told and what became of it")
  RecommendationApproval get(@PathVariable UUID site, @PathVariable UUID id) {
    return approvals.get(visible(site), id);
  }

  @PostMapping
  @Operation(summary = "Lets a provider be told; needs the role sourcing or compliance")
  ResponseEntity<RecommendationApproval> approve(
      @PathVariable UUID site, @RequestBody Decision decision) {
    if (decision.provider() == null) {
      throw new IllegalArgumentException("provider must be given");
    }
    RecommendationApproval approval =
        approvals.approve(visible(site), decision.provider(), decision.note(), decision.seen());
    return ResponseEntity.accepted()
        .location(URI.create(PATH.replace("{site}", site.toString()) + "/" + approval.id()))
        .body(approval);
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Withdraws an approval; what was sent already cannot be called back")
  RecommendationApproval withdraw(@PathVariable UUID site, @PathVariable UUID id) {
    return approvals.withdraw(visible(site), id);
  }

  private UUID visible(UUID site) {
    return sites.get(site).id();
  }
}
