package org.scorehub.web.reconcile;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.canonical.avro.Verdict;
import org.scorehub.web.Outdated;
import org.scorehub.web.Page;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which people decide. Every act works with and without a script. */
@Page
@RequestMapping("/sites/{id}/reconcile")
class ReconciliationPages {

  private static final String HTMX = "HX-Request";

  private final ReconciliationReads reads;
  private final RowDecisions decisions;
  private final DecisionGrounds grounds;
  private final ReconciliationTexts texts;

  ReconciliationPages(
      ReconciliationReads reads,
      RowDecisions decisions,
      DecisionGrounds grounds,
      ReconciliationTexts texts) {
    this.reads = reads;
    this.decisions = decisions;
    this.grounds = grounds;
    this.texts = texts;
  }

  @GetMapping
  String page(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String show,
      @RequestParam(required = false) @Nullable String severity,
      Model model) {
    ReconciliationView site = reads.get(id);
    if (!site.siteId().equals(id)) {
      return "redirect:/sites/" + site.siteId() + "/reconcile";
    }
    RowFilter filter = RowFilter.of(show, severity);
    frame(site, model);
    model.addAttribute("filter", filter);
    model.addAttribute("shows", RowFilter.Show.values());
    model.addAttribute("severities", severities());
    model.addAttribute("shown", filter.of(site.rows()));
    model.addAttribute("line", TimeLine.of(site.audits(), site.today()));
    return "reconcile";
  }

  private static void frame(ReconciliationView site, Model model) {
    model.addAttribute("site", site);
    model.addAttribute("mayDecide", RowDecisions.mayDecide());
    model.addAttribute("problem", model.getAttribute("problem"));
  }

  private static List<SeverityLevel> severities() {
    return List.of(
        SeverityLevel.ZERO_TOLERANCE,
        SeverityLevel.CRITICAL,
        SeverityLevel.MAJOR,
        SeverityLevel.MINOR);
  }

  /**
   * Decides.
   *
   * @param act a verdict, or {@code ACCEPT|scheme|native id}
   */
  @PostMapping("/decisions")
  String decide(
      @PathVariable UUID id,
      @RequestParam String row,
      @RequestParam String act,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String question,
      @RequestParam String seen,
      @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
      Model model,
      RedirectAttributes next) {
    String[] parts = act.split("\\|", 3);
    RowDecisions.Decision wanted =
        new RowDecisions.Decision(
            row,
            Verdict.valueOf(parts[0]),
            parts.length > 2 ? parts[1] : null,
            parts.length > 2 ? parts[2] : null,
            reason,
            question,
            seen);
    return answer(id, row, htmx, model, next, () -> decisions.decide(id, wanted));
  }

  @PostMapping("/decisions/{decision}/confirm")
  String confirm(
      @PathVariable UUID id,
      @PathVariable UUID decision,
      @RequestParam String row,
      @RequestParam String seen,
      @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
      Model model,
      RedirectAttributes next) {
    return answer(id, row, htmx, model, next, () -> decisions.confirm(id, decision, seen));
  }

  @PostMapping("/decisions/{decision}/undo")
  String undo(
      @PathVariable UUID id,
      @PathVariable UUID decision,
      @RequestParam(required = false) @Nullable String row,
      @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
      Model model,
      RedirectAttributes next) {
    return answer(id, row, htmx, model, next, () -> decisions.undo(id, decision));
  }

  /** The row as it is afterwards, or the page at that row; what went wrong is said there. */
  private String answer(
      UUID id,
      @Nullable String row,
      @Nullable String htmx,
      Model model,
      RedirectAttributes next,
      Runnable act) {
    String problem = null;
    try {
      act.run();
    } catch (Outdated e) {
      problem = texts.of("problem", "OUTDATED");
    } catch (IllegalArgumentException e) {
      problem = texts.of("problem", "INCOMPLETE");
    }
    ReconciliationView site = reads.get(id);
    RowView shown = row == null ? null : site.row(row).orElse(null);
    if (htmx != null && shown != null) {
      frame(site, model);
      model.addAttribute("row", shown);
      model.addAttribute("problem", problem);
      return "reconcile-row :: answer";
    }
    next.addFlashAttribute("problem", problem);
    return "redirect:/sites/"
        + site.siteId()
        + "/reconcile"
        + (shown == null ? "" : "#row-" + shown.anchor());
  }

  /** What was on screen, as JSON. */
  @GetMapping("/decisions/{decision}/ground")
  ResponseEntity<DecisionGrounds.Shown> ground(@PathVariable UUID id, @PathVariable UUID decision) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(grounds.of(id, decision));
  }

  /** What deciding all agreeing rows at once would do. */
  @GetMapping("/same-issues")
  String preview(@PathVariable UUID id, Model model) {
    ReconciliationView site = reads.get(id);
    frame(site, model);
    model.addAttribute("agreeing", site.agreeing());
    return "reconcile-same";
  }

  @PostMapping("/same-issues")
  String sameIssues(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable List<String> seen,
      RedirectAttributes next) {
    try {
      next.addFlashAttribute("batch", decisions.sameIssues(id, seen == null ? List.of() : seen));
    } catch (Outdated e) {
      next.addFlashAttribute("problem", texts.of("problem", "OUTDATED"));
      return "redirect:/sites/" + id + "/reconcile/same-issues";
    }
    return "redirect:/sites/" + id + "/reconcile";
  }

  @PostMapping("/same-issues/{batch}/undo")
  String undoAll(@PathVariable UUID id, @PathVariable UUID batch, RedirectAttributes next) {
    next.addFlashAttribute("undone", decisions.undoAll(id, batch));
    return "redirect:/sites/" + id + "/reconcile";
  }
}
