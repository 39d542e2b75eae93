package org.scorehub.web.training;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.scorehub.training.programme.ProgrammeFilter;
import org.scorehub.web.Page;
import org.scorehub.web.Titles;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Page
class ProgrammePages {

  private final ProgrammeReads programme;
  private final Titles titles;

  ProgrammePages(ProgrammeReads programme, Titles titles) {
    this.programme = programme;
    this.titles = titles;
  }

  @GetMapping("/programme")
  String results(
      @RequestParam(required = false) @Nullable String country,
      @RequestParam(required = false) @Nullable String module,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      Model model) {
    ProgrammeFilter filter = new ProgrammeFilter(country, module, from, to);
    model.addAttribute("filter", filter);
    model.addAttribute("results", programme.results(filter, BeingCounted.PAGE).orElse(null));
    model.addAttribute("links", new ProgrammeLinks(filter));
    model.addAttribute("modules", titles.modules());
    return "programme";
  }
}
