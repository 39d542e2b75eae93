package org.scorehub.web.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.evidence.EvidencePacks.MadePack;
import org.scorehub.web.site.SiteReads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sites/{site}/evidence")
@Tag(name = "evidence", description = "All that you hold of a site, with sources and hashes")
class EvidenceApi {

  private final EvidenceAnswer answer;
  private final EvidenceDesk desk;
  private final EvidencePacks packs;
  private final SiteReads sites;

  EvidenceApi(EvidenceAnswer answer, EvidenceDesk desk, EvidencePacks packs, SiteReads sites) {
    this.answer = answer;
    this.desk = desk;
    this.packs = packs;
    this.sites = sites;
  }

  @GetMapping
  @Operation(
      summary = "A pack of evidence as far as your roles may see it; each is written down",
      description =
          "Whole only with the manifest at its end. Two packs of unchanged data have the same"
              + " manifest.")
  void make(
      @PathVariable UUID site,
      @Parameter(description = "json, xlsx or html") @RequestParam(defaultValue = "json")
          String form,
      @Parameter(description = "Names of sections; all if not given")
          @RequestParam(required = false)
          @Nullable List<String> section,
      HttpServletResponse response)
      throws IOException {
    answer.send(site, PackForm.of(form, PackForm.JSON), section, false, response);
  }

  @GetMapping("/packs")
  @Operation(summary = "Packs of the site that your organisation made, latest first, as hashes")
  List<MadePack> packs(@PathVariable UUID site) {
    return packs.ofSite(sites.get(site).id());
  }

  @GetMapping("/packs/{pack}/check")
  @Operation(summary = "Whether what a pack told is still so; if not, which sections changed")
  EvidenceDesk.Check check(@PathVariable UUID site, @PathVariable UUID pack) {
    sites.get(site);
    return desk.check(pack);
  }
}
