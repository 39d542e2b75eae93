package org.scorehub.web.escalation;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EscalationKind;
import org.scorehub.canonical.avro.EscalationState;
import org.scorehub.web.FormText;
import org.scorehub.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Page
@RequestMapping("/escalations")
class EscalationPages {

  private final EscalationCases cases;
  private final EscalationDesk desk;
  private final RemedyDesk remedies;
  private final Clock clock;

  EscalationPages(EscalationCases cases, EscalationDesk desk, RemedyDesk remedies, Clock clock) {
    this.cases = cases;
    this.desk = desk;
    this.remedies = remedies;
    this.clock = clock;
  }

  @GetMapping
  String list(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable UUID site,
      @RequestParam(defaultValue = "false") boolean late,
      Model model) {
    EscalationFilter filter = new EscalationFilter(state, kind, null, site, late);
    model.addAttribute("filter", filter);
    model.addAttribute("found", cases.list(filter));
    model.addAttribute("states", EscalationState.values());
    model.addAttribute("kinds", EscalationKind.values());
    return "escalations";
  }

  @GetMapping("/{id}")
  String one(@PathVariable UUID id, Model model) {
    EscalationCase found = cases.get(id);
    model.addAttribute("found", found);
    model.addAttribute("now", clock.instant());
    model.addAttribute("mayAct", EscalationDesk.mayAct());
    model.addAttribute("moves", EscalationAct.moves(found.escalation().state()));
    model.addAttribute("kinds", Arrays.asList(RemedyEntry.Kind.values()));
    return "escalation";
  }

  @PostMapping("/{id}/steps")
  String act(
      @PathVariable UUID id,
      @RequestParam EscalationAct act,
      @RequestParam(required = false) @Nullable String clock,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String seen,
      RedirectAttributes next) {
    return done(
        id,
        next,
        () -> desk.act(id, new EscalationDesk.Wanted(act, FormText.given(clock), reason, seen)));
  }

  @PostMapping("/{id}/steps/{step}/undo")
  String undo(@PathVariable UUID id, @PathVariable UUID step, RedirectAttributes next) {
    return done(id, next, () -> desk.undo(id, step));
  }

  @PostMapping("/{id}/remedies")
  String open(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable BigDecimal owed,
      @RequestParam(required = false) @Nullable String currency,
      @RequestParam(required = false) @Nullable Integer workers,
      RedirectAttributes next) {
    return done(
        id, next, () -> remedies.open(id, new RemedyDesk.Opened(kind, owed, currency, workers)));
  }

  @PostMapping("/{id}/remedies/{remedy}/entries")
  String enter(
      @PathVariable UUID id,
      @PathVariable UUID remedy,
      @RequestParam RemedyEntry.Kind kind,
      @RequestParam(required = false) @Nullable BigDecimal amount,
      @RequestParam(required = false) @Nullable String note,
      @RequestParam(required = false) @Nullable MultipartFile file,
      RedirectAttributes next)
      throws IOException {
    Proof proof =
        file == null
            ? null
            : Proof.of(file.getOriginalFilename(), file.getContentType(), file.getBytes());
    return done(
        id,
        next,
        () -> remedies.enter(id, remedy, new RemedyDesk.Entered(kind, amount, note), proof));
  }

  @PostMapping("/{id}/remedies/{remedy}/entries/{entry}/undo")
  String undoEntry(
      @PathVariable UUID id,
      @PathVariable UUID remedy,
      @PathVariable UUID entry,
      RedirectAttributes next) {
    return done(id, next, () -> remedies.undo(id, remedy, entry));
  }

  @GetMapping("/{id}/proofs/{entry}")
  ResponseEntity<byte[]> proof(@PathVariable UUID id, @PathVariable UUID entry) {
    return remedies.proof(id, entry).download();
  }

  /** What does not fit is said on the page itself, beside what the person looked at. */
  private static String done(UUID id, RedirectAttributes next, Runnable act) {
    try {
      act.run();
      next.addFlashAttribute("done", true);
    } catch (IllegalArgumentException e) {
      next.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/escalations/" + id;
  }
}
