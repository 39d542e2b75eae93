package org.scorehub.web.stuck;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.web.FormText;
import org.scorehub.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Page
class StuckPages {

  private static final int SHOWN = 10;

  private final StuckReads reads;

  StuckPages(StuckReads reads) {
    this.reads = reads;
  }

  @GetMapping("/stuck")
  String stuck(
      @RequestParam(required = false) @Nullable String organisation,
      @RequestParam(required = false) @Nullable String reason,
      Model model) {
    List<String> organisations = Caller.current().organisations();
    String whose = FormText.given(organisation);
    String only = FormText.given(reason);
    StuckList found = reads.all(whose);
    model.addAttribute("stuck", only == null ? found.first(SHOWN) : found.only(only));
    model.addAttribute("only", only);
    model.addAttribute("most", StuckReads.MOST);
    model.addAttribute("organisations", organisations);
    model.addAttribute("organisation", whose == null ? organisations.get(0) : whose);
    return "stuck";
  }
}
