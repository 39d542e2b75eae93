package org.scorehub.web.coverage;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Page;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Page
class CoveragePages {

  private static final int PART = 50;
  private static final String MARK_OF_UTF_8 = "\uFEFF";

  private final CoverageReads reads;
  private final RequirementSets sets;
  private final LeftToAsk left;

  CoveragePages(CoverageReads reads, RequirementSets sets, LeftToAsk left) {
    this.reads = reads;
    this.sets = sets;
    this.left = left;
  }

  @GetMapping("/sites/{id}/coverage")
  String site(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String set,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on,
      Model model) {
    SiteCoverage site = reads.of(id, set == null || set.isEmpty() ? null : set, version, on);
    if (!site.siteId().equals(id)) {
      return "redirect:/sites/" + site.siteId() + "/coverage";
    }
    model.addAttribute("site", site);
    model.addAttribute("set", sets.get(site.set(), site.version()));
    model.addAttribute("sets", sets.list());
    return "coverage";
  }

  /** For spreadsheets, which take the file for UTF-8 by the mark at its beginning. */
  @GetMapping("/sites/{id}/coverage/left-to-ask.csv")
  ResponseEntity<byte[]> leftToAsk(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String set,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on) {
    return csv("left-to-ask.csv", left.csv(reads.of(id, set, version, on)));
  }

  static ResponseEntity<byte[]> csv(String name, String content) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body((MARK_OF_UTF_8 + content).getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/coverage")
  String list(
      @ModelAttribute("filter") CoverageFilter filter,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    model.addAttribute("list", reads.list(filter, after, PART));
    model.addAttribute("sets", sets.list());
    model.addAttribute("sorts", CoverageFilter.Sort.values());
    model.addAttribute("most", CoverageReads.MOST);
    return "coverage-sites";
  }
}
