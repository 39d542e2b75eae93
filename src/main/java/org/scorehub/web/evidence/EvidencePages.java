package org.scorehub.web.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Page;
import org.scorehub.web.site.SiteDetail;
import org.scorehub.web.site.SiteReads;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Packs of a site: made by a click, looked at again later. */
@Page
@RequestMapping("/sites/{id}/evidence")
class EvidencePages {

  private final EvidenceAnswer answer;
  private final EvidenceDesk desk;
  private final EvidencePacks packs;
  private final SiteReads sites;

  EvidencePages(EvidenceAnswer answer, EvidenceDesk desk, EvidencePacks packs, SiteReads sites) {
    this.answer = answer;
    this.desk = desk;
    this.packs = packs;
    this.sites = sites;
  }

  @GetMapping
  String page(@PathVariable UUID id, Model model) {
    frame(id, model);
    return "evidence";
  }

  private void frame(UUID id, Model model) {
    SiteDetail site = sites.get(id);
    model.addAttribute("site", site);
    model.addAttribute("sections", EvidenceSection.values());
    model.addAttribute("packs", packs.ofSite(site.id()));
  }

  @GetMapping("/pack")
  void pack(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String form,
      @RequestParam(required = false) @Nullable List<String> section,
      HttpServletResponse response)
      throws IOException {
    PackForm wanted = PackForm.of(form, PackForm.HTML);
    answer.send(id, wanted, section, wanted == PackForm.HTML, response);
  }

  @GetMapping("/packs/{pack}")
  String check(@PathVariable UUID id, @PathVariable UUID pack, Model model) {
    frame(id, model);
    model.addAttribute("check", desk.check(pack));
    return "evidence";
  }
}
