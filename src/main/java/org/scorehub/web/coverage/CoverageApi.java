package org.scorehub.web.coverage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Limit;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "coverage", description = "What audits already answer of an organisation's questions")
class CoverageApi {

  private final CoverageReads reads;
  private final LeftToAsk left;

  CoverageApi(CoverageReads reads, LeftToAsk left) {
    this.reads = reads;
    this.left = left;
  }

  @GetMapping("/sites/{site}/coverage")
  @Operation(
      summary =
          "How much of a set the audits of a site answer on a day, by which audit, until when, and what is left to ask")
  SiteCoverage site(
      @PathVariable UUID site,
      @RequestParam(required = false) @Nullable String set,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on) {
    return reads.of(site, set, version, on);
  }

  @GetMapping(value = "/sites/{site}/coverage/left-to-ask", produces = "text/csv;charset=UTF-8")
  @Operation(summary = "What is left to ask, a topic in a row")
  String leftToAsk(
      @PathVariable UUID site,
      @RequestParam(required = false) @Nullable String set,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on) {
    return left.csv(reads.of(site, set, version, on));
  }

  @GetMapping("/coverage")
  @Operation(
      summary =
          "Sites and how much of a set they answer; by name, or up to 5,000 sites in another order")
  CoverageList list(
      @ModelAttribute CoverageFilter filter,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    CoverageList list = reads.list(filter, after, Limit.checked(limit));
    if (list.tooMany()) {
      throw new IllegalArgumentException(
          "Over " + CoverageReads.MOST + " sites fit; narrow them, or list them by name");
    }
    return list;
  }
}
