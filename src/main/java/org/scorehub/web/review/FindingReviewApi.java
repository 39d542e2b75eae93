package org.scorehub.web.review;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.RulesInUse;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.web.Limit;
import org.scorehub.web.Listing;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
@RequestMapping("/api/v1/findings")
@Tag(name = "findings", description = "Findings that a person places, and what was decided")
class FindingReviewApi {

  private final FindingReviewReads reviews;
  private final FindingCorrections corrections;
  private final RulesInUse rules;
  private final AccessTrail trail;

  FindingReviewApi(
      FindingReviewReads reviews,
      FindingCorrections corrections,
      RulesInUse rules,
      AccessTrail trail) {
    this.reviews = reviews;
    this.corrections = corrections;
    this.rules = rules;
    this.trail = trail;
  }

  @GetMapping("/review")
  @Operation(summary = "Findings that wait for a person, the longest waiting first")
  Listing<ReviewFinding> list(
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String scheme,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable UUID site,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    return reviews.list(
        new ReviewFilter(kind, scheme, language, site, after), Limit.checked(limit), limit);
  }

  @GetMapping("/review/{id}")
  @Operation(summary = "One finding, what the rules think of it, and how many are like it")
  ReviewFinding get(@PathVariable UUID id) {
    return reviews.get(id);
  }

  @PostMapping("/review/{id}/decision")
  @Operation(summary = "Places a finding and those like it; needs the role compliance")
  ResponseEntity<FindingCorrection> decide(
      @PathVariable UUID id, @RequestBody FindingCorrections.Decision decision) {
    return ResponseEntity.accepted().body(corrections.place(id, decision));
  }

  @DeleteMapping("/review/{id}/decision")
  @Operation(summary = "Takes back the latest decision that was made on a finding")
  ResponseEntity<FindingCorrection> undo(@PathVariable UUID id) {
    return ResponseEntity.accepted().body(corrections.undoOf(id));
  }

  @GetMapping(value = "/corrections", params = "!format")
  @Operation(summary = "Decisions about findings, the latest first")
  List<FindingCorrection> corrections() {
    return corrections.list();
  }

  @GetMapping(value = "/corrections", params = "format=jsonl")
  @Operation(summary = "Standing decisions as labelled lines for ./hub eval matching")
  ResponseEntity<String> labelled() {
    String lines =
        LabelledFindings.lines(
            corrections.list(), Caller.current().organisation(), rules.matcher());
    trail.record("findings.exported", null);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/jsonl;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"corrections.jsonl\"")
        .body(lines);
  }

  @DeleteMapping("/corrections/{id}")
  @Operation(summary = "Takes a decision back; what it covered is placed anew")
  ResponseEntity<FindingCorrection> undoCorrection(@PathVariable UUID id) {
    return ResponseEntity.accepted().body(corrections.undo(id));
  }
}
