package org.scorehub.web.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.InvalidRules;
import org.scorehub.matching.RulesInUse;
import org.scorehub.matching.Topic;
import org.scorehub.reconcile.RequirementSet;
import org.scorehub.reconcile.RequirementTable;
import org.scorehub.web.Outdated;
import org.scorehub.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Sets of requirements and their changing. A draft travels with its forms and is kept nowhere, so
 * that nothing holds before it is saved.
 */
@Page
@RequestMapping("/requirement-sets")
class RequirementSetPages {

  private static final String LIST = "redirect:/requirement-sets";

  private final RequirementSets sets;
  private final RequirementSetDesk desk;
  private final SetPreviews previews;
  private final RulesInUse rules;

  RequirementSetPages(
      RequirementSets sets, RequirementSetDesk desk, SetPreviews previews, RulesInUse rules) {
    this.sets = sets;
    this.desk = desk;
    this.previews = previews;
    this.rules = rules;
  }

  @ModelAttribute("mayChange")
  boolean mayChange() {
    return RequirementSetDesk.mayChange();
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("sets", sets.list());
    return "requirement-sets";
  }

  @PostMapping
  String create(
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String content,
      Model model) {
    try {
      SetVersion made =
          content == null || content.isBlank()
              ? desk.copy(name, from, null)
              : desk.create(name, lines(content));
      return LIST + "/" + made.id();
    } catch (InvalidRules e) {
      model.addAttribute("problems", e.problems());
      model.addAttribute("name", name);
      model.addAttribute("table", content);
      return list(model);
    }
  }

  @PostMapping("/standard")
  String choose(@RequestParam String set, RedirectAttributes next) {
    desk.choose(set);
    next.addFlashAttribute("chosen", sets.get(set, null).name());
    return LIST;
  }

  @GetMapping("/{id}")
  String set(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer version,
      Model model) {
    SetVersion set = sets.get(id, version);
    model.addAttribute("set", set);
    model.addAttribute("history", sets.history(id));
    return "requirement-set";
  }

  @GetMapping("/{id}/csv")
  ResponseEntity<byte[]> csv(
      @PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
    SetVersion set = sets.get(id, version);
    String name = "requirements-" + set.id() + (set.shipped() ? "" : "-" + set.version()) + ".csv";
    return CoveragePages.csv(name, set.set().csv());
  }

  /** A draft that begins with the version that holds, or with an earlier one to go back to. */
  @GetMapping("/{id}/draft")
  String begin(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer version,
      Model model) {
    SetVersion from = sets.get(id, version);
    return draft(id, from.set().csv(), from.isCurrent() ? null : from.version(), model);
  }

  private String draft(
      String id, @Nullable String content, @Nullable Integer restores, Model model) {
    model.addAttribute("set", sets.get(id, null));
    model.addAttribute("preview", previews.of(id, content));
    model.addAttribute("table", content);
    model.addAttribute("restores", restores);
    return "requirement-draft";
  }

  /**
   * Goes on with a draft.
   *
   * @param remove id of a requirement to be left out
   * @param form a requirement to be put in
   */
  @PostMapping("/{id}/draft")
  String goOn(
      @PathVariable String id,
      @RequestParam String content,
      @RequestParam(required = false) @Nullable String remove,
      @ModelAttribute("form") RequirementForm form,
      Model model) {
    String given = lines(content);
    RequirementSet set = desk.read(given).set();
    if (remove != null) {
      return draft(id, set.without(remove).csv(), null, model);
    }
    if (!form.isGiven()) {
      return draft(id, given, null, model);
    }
    String changed = set.with(form.made(), form.instead()).csv();
    RequirementTable.Reading read = desk.read(changed);
    if (read.problems().isEmpty()) {
      return draft(id, changed, null, model);
    }
    model.addAttribute("problems", read.problems());
    return requirement(id, given, form, model);
  }

  /** The form of one requirement of a draft, filled in; empty for a new one. */
  @PostMapping("/{id}/draft/requirement")
  String edit(
      @PathVariable String id,
      @RequestParam String content,
      @RequestParam(required = false) @Nullable String edit,
      Model model) {
    String given = lines(content);
    RequirementForm form =
        Optional.ofNullable(edit)
            .flatMap(wanted -> desk.read(given).set().get(wanted))
            .map(RequirementForm::of)
            .orElseGet(() -> new RequirementForm(null, null, null, null, null, null));
    return requirement(id, given, form, model);
  }

  private String requirement(String id, String content, RequirementForm form, Model model) {
    model.addAttribute("set", sets.get(id, null));
    model.addAttribute("table", content);
    model.addAttribute("form", form);
    model.addAttribute("groups", topics());
    return "requirement-form";
  }

  /** Topics by the one that they all belong to. */
  private Map<String, List<Topic>> topics() {
    Map<String, List<Topic>> groups = new LinkedHashMap<>();
    rules
        .rules()
        .topics()
        .forEach(t -> groups.computeIfAbsent(root(t), root -> new ArrayList<>()).add(t));
    return groups;
  }

  private String root(Topic topic) {
    String parent = topic.parent();
    return parent == null
        ? topic.code()
        : rules.rules().topic(parent).map(this::root).orElse(parent);
  }

  @PostMapping("/{id}/versions")
  String save(
      @PathVariable String id,
      @RequestParam String content,
      @RequestParam String seen,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable Integer restores,
      Model model,
      RedirectAttributes next) {
    try {
      SetVersion saved =
          desk.save(id, new RequirementSetDesk.Wanted(lines(content), seen, reason, restores));
      next.addFlashAttribute("saved", saved.version());
      return LIST + "/" + id;
    } catch (Outdated e) {
      model.addAttribute("outdated", true);
      return draft(id, lines(content), restores, model);
    }
  }

  @PostMapping("/{id}/withdrawal")
  String withdraw(@PathVariable String id, RedirectAttributes next) {
    desk.withdraw(id);
    next.addFlashAttribute("withdrawn", id);
    return LIST;
  }

  @PostMapping("/{id}/return")
  String bringBack(@PathVariable String id) {
    desk.bringBack(id);
    return LIST + "/" + id;
  }

  /** A form sends lines with carriage returns; the tables have none. */
  private static String lines(String content) {
    return content.replace("\r\n", "\n");
  }
}
