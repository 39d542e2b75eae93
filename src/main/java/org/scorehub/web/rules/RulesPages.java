package org.scorehub.web.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.activation.ActivationRefused;
import org.scorehub.security.Caller;
import org.scorehub.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Page
class RulesPages {

  private static final String BACK = "redirect:/rules";

  private final RulesActs acts;

  RulesPages(RulesActs acts) {
    this.acts = acts;
  }

  @GetMapping("/rules")
  String rules(Model model) {
    model.addAttribute("state", acts.state());
    model.addAttribute("history", acts.history());
    return "rules";
  }

  @GetMapping("/rules/file")
  String file(@RequestParam String path, Model model) {
    model.addAttribute("path", path);
    model.addAttribute("rows", acts.file(path));
    return "rules-file";
  }

  @PostMapping("/rules/preview")
  String preview(@RequestParam String path, @RequestParam String content, Model model) {
    model.addAttribute("path", path);
    model.addAttribute("rows", content);
    model.addAttribute("preview", acts.preview(Map.of(path, lines(content))));
    model.addAttribute("state", acts.state());
    return "rules-preview";
  }

  @PostMapping("/rules/activation")
  String activate(
      @RequestParam String path,
      @RequestParam String content,
      @RequestParam String seen,
      @RequestParam(required = false) @Nullable String note) {
    acts.activate(Map.of(path, lines(content)), note, seen);
    return BACK;
  }

  @GetMapping("/rules/rollback")
  String confirmRollback(@RequestParam String to, Model model) {
    model.addAttribute("to", to);
    model.addAttribute("preview", acts.previewOf(to));
    model.addAttribute("state", acts.state());
    return "rules-preview";
  }

  @PostMapping("/rules/rollback")
  String rollBack(@RequestParam String to, @RequestParam(required = false) @Nullable String note) {
    acts.rollBack(note, to);
    return BACK;
  }

  /** A form sends lines with carriage returns; the files have none. */
  private static String lines(String content) {
    return content.replace("\r\n", "\n");
  }

  /** Shown with everything that is wrong, so that nobody has to look for it. */
  @ExceptionHandler
  ModelAndView refused(ActivationRefused e) {
    ModelAndView page = new ModelAndView("refused", HttpStatus.CONFLICT);
    page.addObject("reason", e.getMessage());
    page.addObject("problems", e.problems());
    page.addObject("user", Caller.current());
    page.addObject("section", "rules");
    return page;
  }
}
