package org.scorehub.web.site;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sites/{id}/facility-matches")
@Tag(name = "sites")
class FacilityMatchApi {

  private final SiteReads sites;
  private final FacilityMatchReads matches;

  FacilityMatchApi(SiteReads sites, FacilityMatchReads matches) {
    this.sites = sites;
    this.matches = matches;
  }

  @GetMapping
  @Operation(
      summary = "Facilities that public registries offer for the site; evidence, no decision")
  List<FacilityMatchReads.Match> ofSite(@PathVariable UUID id) {
    return matches.ofSite(sites.get(id).id());
  }
}
