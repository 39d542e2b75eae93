package org.scorehub.web.identity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what a change of sites would do, and asks. */
@Page
class SiteChangePages {

  private final SiteChangeDesk desk;
  private final SiteWishes wishes;

  SiteChangePages(SiteChangeDesk desk, SiteWishes wishes) {
    this.desk = desk;
    this.wishes = wishes;
  }

  @GetMapping("/sites/{id}/merge")
  String mergePreview(@PathVariable UUID id, @RequestParam UUID with, Model model) {
    SiteChange change = desk.preview(wishes.merge(id, with, null, null));
    model.addAttribute("staying", wishes.name(change.stays()));
    model.addAttribute("leaving", wishes.name(change.other()));
    return shown(change, "merge", model);
  }

  @PostMapping("/sites/{id}/merge")
  String merge(
      @PathVariable UUID id,
      @RequestParam UUID with,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam String seen) {
    return done(desk.act(wishes.merge(id, with, reason, seen)));
  }

  @GetMapping("/sites/{id}/split")
  String splitPreview(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable List<String> identifier,
      Model model) {
    if (identifier == null) {
      throw new IllegalArgumentException("Choose at least one identifier of the new site");
    }
    SiteChange change = desk.preview(wishes.split(id, identifier, null, null));
    model.addAttribute("chosen", identifier);
    return shown(change, "split", model);
  }

  @PostMapping("/sites/{id}/split")
  String split(
      @PathVariable UUID id,
      @RequestParam List<String> identifier,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam String seen) {
    return done(desk.act(wishes.split(id, identifier, reason, seen)));
  }

  @GetMapping("/sites/{id}/undo")
  String undoPreview(
      @PathVariable UUID id,
      @RequestParam UUID change,
      @RequestParam(defaultValue = "false") boolean review,
      Model model) {
    wishes.visible(id);
    model.addAttribute("undone", change);
    model.addAttribute("review", review);
    return shown(desk.preview(desk.undoing(change, null, null)), "undo", model);
  }

  @PostMapping("/sites/{id}/undo")
  String undo(
      @PathVariable UUID id,
      @RequestParam UUID change,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(defaultValue = "false") boolean review,
      @RequestParam String seen) {
    wishes.visible(id);
    SiteChange done = desk.act(desk.undoing(change, reason, seen));
    return review ? "redirect:/sites/review" : done(done);
  }

  private static String shown(SiteChange change, String kind, Model model) {
    model.addAttribute("change", change);
    model.addAttribute("question", "identity.change." + kind + ".question");
    model.addAttribute("act", "identity.change." + kind + ".act");
    return "site-change";
  }

  private static String done(SiteChange change) {
    return "redirect:/sites/" + change.stays() + "#identity";
  }
}
