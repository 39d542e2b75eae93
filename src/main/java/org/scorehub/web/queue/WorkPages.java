package org.scorehub.web.queue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.RulesInUse;
import org.scorehub.web.FormText;
import org.scorehub.web.Page;
import org.scorehub.web.queue.WorkDesk.Outcome;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Page
@RequestMapping("/queue")
class WorkPages {

  private static final int PART = 50;

  private final WorkReads reads;
  private final WorkDesk desk;
  private final WorkAssignments assignments;
  private final SavedViews views;
  private final RulesInUse rules;

  WorkPages(
      WorkReads reads,
      WorkDesk desk,
      WorkAssignments assignments,
      SavedViews views,
      RulesInUse rules) {
    this.reads = reads;
    this.desk = desk;
    this.assignments = assignments;
    this.views = views;
    this.rules = rules;
  }

  @GetMapping
  String list(
      @ModelAttribute("filter") WorkFilter filter,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request,
      Model model) {
    WorkReference place = WorkReference.ofOptional(after);
    model.addAttribute("items", reads.list(filter, place, PART));
    model.addAttribute("counts", reads.counts(filter));
    model.addAttribute("kinds", WorkKind.values());
    model.addAttribute("people", reads.people());
    model.addAttribute("views", views.list());
    model.addAttribute("topics", rules.rules().topics());
    model.addAttribute("acts", WorkAct.values());
    model.addAttribute("query", query(request));
    return "queue";
  }

  /** The filter as in the address, without the place in the list. */
  private static String query(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getQueryString(), "")
        .replaceAll("(^|&)after=[^&]*", "");
  }

  @PostMapping("/preview")
  String preview(
      @RequestParam(defaultValue = "") List<String> item,
      @RequestParam WorkAct act,
      @RequestParam(required = false) @Nullable String assignee,
      @RequestParam(required = false) @Nullable String topic,
      @RequestParam(required = false) @Nullable String back,
      Model model) {
    String value = act == WorkAct.ASSIGN ? assignee : topic;
    model.addAttribute("planned", desk.preview(wanted(item, act, value, null, List.of())));
    model.addAttribute("act", act);
    model.addAttribute("value", FormText.given(value));
    model.addAttribute("back", FormText.given(back));
    return "queue-preview";
  }

  private static WorkDesk.Wanted wanted(
      List<String> items,
      WorkAct act,
      @Nullable String value,
      @Nullable String reason,
      List<String> seen) {
    return new WorkDesk.Wanted(
        items.stream().map(WorkReference::of).toList(),
        act,
        FormText.given(value),
        reason,
        seen.stream()
            .map(looked -> looked.split("=", 2))
            .filter(parts -> parts.length == 2)
            .collect(Collectors.toMap(p -> WorkReference.of(p[0]), p -> p[1], (a, b) -> a)));
  }

  /** The page that replays, with the documents among those chosen. */
  @PostMapping("/replay")
  String replay(@RequestParam(defaultValue = "") List<String> item, RedirectAttributes next) {
    List<String> documents =
        item.stream()
            .map(WorkReference::of)
            .filter(chosen -> chosen.kind() == WorkKind.DOCUMENT)
            .map(chosen -> chosen.id().toString())
            .toList();
    if (documents.isEmpty()) {
      throw new IllegalArgumentException("Choose documents to replay; none of those chosen is one");
    }
    next.addAttribute("id", String.join(",", documents));
    return "redirect:/replays/new";
  }

  @PostMapping("/act")
  String act(
      @RequestParam(defaultValue = "") List<String> item,
      @RequestParam WorkAct act,
      @RequestParam(required = false) @Nullable String value,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(defaultValue = "") List<String> seen,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes next) {
    List<Outcome> outcomes = desk.act(wanted(item, act, value, reason, seen));
    tell(outcomes, next);
    next.addFlashAttribute(
        "undo", outcomes.stream().map(Outcome::undo).filter(Objects::nonNull).toList());
    return to(back);
  }

  @PostMapping("/undo")
  String undo(
      @RequestParam(defaultValue = "") List<String> undo,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes next) {
    List<Outcome> outcomes = desk.undo(undo);
    tell(outcomes, next);
    next.addFlashAttribute("undone", true);
    return to(back);
  }

  private static void tell(List<Outcome> outcomes, RedirectAttributes next) {
    next.addFlashAttribute("done", outcomes.stream().filter(o -> o.problem() == null).count());
    next.addFlashAttribute("refused", outcomes.stream().filter(o -> o.problem() != null).toList());
  }

  @PostMapping("/mine")
  String mine(
      @RequestParam String item,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes next) {
    assignments.assign(WorkReference.of(item), WorkFilter.ME);
    next.addFlashAttribute("done", 1L);
    return to(back);
  }

  @PostMapping("/views")
  String save(
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String query) {
    views.save(name, query);
    return to(query);
  }

  @PostMapping("/views/{id}/forget")
  String forget(@PathVariable UUID id) {
    views.forget(id);
    return to(null);
  }

  /** Only ever to the queue itself, whatever the form says. */
  private static String to(@Nullable String query) {
    String given = FormText.given(query);
    return given == null || given.matches(".*[\\r\\n#].*")
        ? "redirect:/queue"
        : "redirect:/queue?" + given;
  }
}
