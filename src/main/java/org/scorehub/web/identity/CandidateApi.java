package org.scorehub.web.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Limit;
import org.scorehub.web.Listing;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sites/candidates")
@Tag(name = "site changes")
class CandidateApi {

  /**
   * What a person decides of a pair.
   *
   * @param decision SAME or DIFFERENT
   * @param seen of the merge preview that was looked at; for SAME only
   */
  record Decision(@Nullable String decision, @Nullable String reason, @Nullable String seen) {}

  /**
   * What became of a decision.
   *
   * @param change the merge; null for DIFFERENT
   */
  record Decided(SiteCandidate candidate, @Nullable SiteChange change) {}

  private final CandidateReads candidates;
  private final CandidateDecisions decisions;

  CandidateApi(CandidateReads candidates, CandidateDecisions decisions) {
    this.candidates = candidates;
    this.decisions = decisions;
  }

  @GetMapping
  @Operation(summary = "Pairs of sites that may be one and wait for a person, surest first")
  Listing<SiteCandidate> list(
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    return candidates.list(after, Limit.checked(limit));
  }

  @GetMapping("/{id}")
  @Operation(summary = "One pair, with what was compared and the reasons of its score")
  SiteCandidate get(@PathVariable UUID id) {
    return candidates.get(id);
  }

  @GetMapping("/{id}/merge-preview")
  @Operation(summary = "What saying SAME would move, join and tell")
  SiteChange preview(@PathVariable UUID id) {
    return decisions.preview(candidates.get(id));
  }

  @PostMapping("/{id}/decision")
  @Operation(
      summary = "Decides SAME, which merges the two, or DIFFERENT; needs the role compliance")
  ResponseEntity<Decided> decide(@PathVariable UUID id, @RequestBody Decision decision) {
    SiteCandidate candidate = candidates.get(id);
    String wanted = String.valueOf(decision.decision());
    SiteChange change =
        switch (wanted) {
          case "SAME" -> decisions.same(candidate, decision.reason(), decision.seen());
          case "DIFFERENT" -> {
            decisions.different(candidate, decision.reason());
            yield null;
          }
          default -> throw new IllegalArgumentException("decision must be SAME or DIFFERENT");
        };
    Decided decided = new Decided(candidates.get(id), change);
    return change != null && change.isPending()
        ? ResponseEntity.accepted().body(decided)
        : ResponseEntity.ok(decided);
  }
}
