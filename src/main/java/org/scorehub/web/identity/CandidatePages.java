package org.scorehub.web.identity;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Outdated;
import org.scorehub.web.Page;
import org.scorehub.web.Texts;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The queue of sites that may be one, a pair at a time. */
@Page
class CandidatePages {

  private static final String QUEUE = "redirect:/sites/review";

  private final CandidateReads candidates;
  private final CandidateDecisions decisions;
  private final Texts texts;

  CandidatePages(CandidateReads candidates, CandidateDecisions decisions, Texts texts) {
    this.candidates = candidates;
    this.decisions = decisions;
    this.texts = texts;
  }

  @GetMapping("/sites/review")
  String review(
      @RequestParam(required = false) @Nullable UUID at,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    SiteChangeDesk.decider();
    Optional<SiteCandidate> shown =
        at == null ? candidates.next(after) : Optional.of(candidates.get(at));
    model.addAttribute("pair", shown.orElse(null));
    model.addAttribute("waiting", candidates.waiting());
    model.addAttribute("last", candidates.lastDecided().orElse(null));
    return "review";
  }

  /** Part of the page: what a merge would do, and the button that does it. */
  @GetMapping("/sites/review/{id}/plan")
  String plan(@PathVariable UUID id, Model model) {
    model.addAttribute("change", decisions.preview(candidates.get(id)));
    return "plan :: decide";
  }

  @PostMapping("/sites/review/{id}/same")
  String same(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String seen,
      RedirectAttributes next) {
    try {
      decisions.same(candidates.get(id), reason, seen);
      next.addFlashAttribute("done", "identity.done.same");
      return after(id, next);
    } catch (Outdated e) {
      next.addFlashAttribute("problem", texts.said(e.getMessage()));
      next.addAttribute("at", id);
      return QUEUE;
    }
  }

  @PostMapping("/sites/review/{id}/different")
  String different(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String reason,
      RedirectAttributes next) {
    decisions.different(candidates.get(id), reason);
    next.addFlashAttribute("done", "identity.done.different");
    return after(id, next);
  }

  private static String after(UUID id, RedirectAttributes next) {
    next.addAttribute("after", id);
    return QUEUE;
  }

  /** Takes the caller's last decision back; a merge only after its preview. */
  @PostMapping("/sites/review/undo")
  String undo(RedirectAttributes next) {
    Optional<SiteCandidate> last = candidates.lastDecided();
    if (last.isEmpty()) {
      return QUEUE;
    }
    Optional<SiteChange> merge = candidates.mergeOf(last.get());
    if (merge.isPresent()) {
      next.addAttribute("change", merge.get().id());
      next.addAttribute("review", true);
      return "redirect:/sites/" + merge.get().stays() + "/undo";
    }
    candidates.reopen(last.get());
    next.addFlashAttribute("done", "identity.done.taken-back");
    next.addAttribute("at", last.get().id());
    return QUEUE;
  }
}
