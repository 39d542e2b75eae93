package org.scorehub.web.review;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.Correction.Covers;
import org.scorehub.matching.RulesInUse;
import org.scorehub.matching.Topic;
import org.scorehub.web.Listing;
import org.scorehub.web.Page;
import org.scorehub.web.Texts;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Page
class FindingReviewPages {

  private static final String QUEUE = "redirect:/findings/review";
  private static final int PART = 25;
  private static final int LATEST = 10;

  private final FindingReviewReads reviews;
  private final FindingCorrections corrections;
  private final RulesInUse rules;
  private final Texts texts;

  FindingReviewPages(
      FindingReviewReads reviews, FindingCorrections corrections, RulesInUse rules, Texts texts) {
    this.reviews = reviews;
    this.corrections = corrections;
    this.rules = rules;
    this.texts = texts;
  }

  @GetMapping("/findings/review")
  String queue(
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String scheme,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable UUID site,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable UUID done,
      Model model) {
    ReviewFilter filter = new ReviewFilter(kind, scheme, language, site, after);
    Listing<ReviewFinding> waiting = reviews.list(filter, PART, 1);
    List<FindingCorrection> decided = corrections.list().stream().limit(LATEST).toList();
    model.addAttribute("filter", filter);
    model.addAttribute("waiting", waiting);
    model.addAttribute("finding", waiting.items().stream().findFirst().orElse(null));
    model.addAttribute(
        "count", reviews.count(new ReviewFilter(kind, scheme, language, site, null)));
    model.addAttribute("schemes", reviews.values("scheme"));
    model.addAttribute("languages", reviews.values("language"));
    model.addAttribute("topics", rules.rules().topics());
    model.addAttribute("decided", decided);
    model.addAttribute("done", done == null ? null : corrections.get(done));
    model.addAttribute("mayDecide", FindingCorrections.mayDecide());
    return "findings-review";
  }

  @PostMapping("/findings/review/{id}")
  String decide(
      @PathVariable UUID id,
      @RequestParam String topic,
      @RequestParam(required = false) @Nullable Covers covers,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String scheme,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable UUID site,
      RedirectAttributes to) {
    FindingCorrection made =
        corrections.place(id, new FindingCorrections.Decision(code(topic), covers, reason));
    ReviewFilter filter = new ReviewFilter(kind, scheme, language, site, null);
    to.addAttribute("kind", filter.kind());
    to.addAttribute("scheme", filter.scheme());
    to.addAttribute("language", filter.language());
    to.addAttribute("site", filter.site());
    to.addAttribute("done", made.id());
    return QUEUE;
  }

  /** The code of a topic that the reader names by its title in their language; else as given. */
  private String code(String given) {
    return rules.rules().topics().stream()
        .filter(t -> texts.term("topic", t.code(), t.title()).equalsIgnoreCase(given.strip()))
        .map(Topic::code)
        .findFirst()
        .orElse(given);
  }

  @PostMapping("/findings/corrections/{id}/undo")
  String undo(@PathVariable UUID id) {
    corrections.undo(id);
    return QUEUE;
  }
}
