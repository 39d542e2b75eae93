package org.scorehub.web.training;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.training.cohort.CohortProposals;
import org.scorehub.training.cohort.CohortRules;
import org.scorehub.training.programme.CountryResult;
import org.scorehub.training.programme.KpiResult;
import org.scorehub.training.programme.ModuleResult;
import org.scorehub.training.programme.ProgrammeFilter;
import org.scorehub.training.programme.ProgrammeResults;
import org.scorehub.web.Page;
import org.scorehub.web.SpreadsheetLines;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Results of the programme and proposed groups, for spreadsheets. */
@Page
class TrainingFiles {

  private final ProgrammeReads programme;
  private final CohortReads cohorts;
  private final AccessTrail trail;

  TrainingFiles(ProgrammeReads programme, CohortReads cohorts, AccessTrail trail) {
    this.programme = programme;
    this.cohorts = cohorts;
    this.trail = trail;
  }

  /** What is withheld is empty, as on the page. */
  @GetMapping("/programme.csv")
  void programme(
      @RequestParam(required = false) @Nullable String country,
      @RequestParam(required = false) @Nullable String module,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      HttpServletResponse response)
      throws IOException {
    ProgrammeResults results =
        programme
            .results(new ProgrammeFilter(country, module, from, to), BeingCounted.PROGRAM)
            .orElseThrow(BeingCounted::new);
    trail.record("programme.exported", null);
    try (SpreadsheetLines rows = rows(response, "programme.csv")) {
      rows.line(
          "figure",
          "code",
          "title",
          "unit",
          "better",
          "enterprises",
          "compared",
          "improved",
          "improved_share",
          "mean_change",
          "mean_percent",
          "under_way",
          "completed",
          "dropped",
          "withheld",
          "unchanged",
          "worse",
          "critical_issues");
      for (KpiResult k : results.kpis()) {
        kpi(rows, k);
      }
      for (ModuleResult m : results.modules()) {
        module(rows, m);
      }
      for (CountryResult c : results.countries()) {
        country(rows, c);
      }
    }
  }

  private static void kpi(SpreadsheetLines rows, KpiResult k) throws IOException {
    rows.line(
        "kpi",
        k.kpi(),
        k.title(),
        k.unit(),
        k.better(),
        k.reporting(),
        k.compared(),
        k.improved(),
        k.improvedShare(),
        k.meanChange(),
        k.meanPercent(),
        null,
        null,
        null,
        k.withheld());
  }

  private static void module(SpreadsheetLines rows, ModuleResult m) throws IOException {
    rows.line(
        "module",
        m.module(),
        m.title(),
        null,
        null,
        m.enterprises(),
        null,
        null,
        null,
        null,
        null,
        m.underWay(),
        m.completed(),
        m.dropped(),
        m.withheld());
  }

  private static void country(SpreadsheetLines rows, CountryResult c) throws IOException {
    rows.line(
        "country",
        c.country(),
        null,
        null,
        null,
        c.enterprises(),
        null,
        c.improved(),
        null,
        null,
        null,
        c.underWay(),
        c.completed(),
        null,
        c.withheld(),
        c.unchanged(),
        c.worse(),
        c.critical());
  }

  /** All groups, however many the page shows. */
  @GetMapping("/cohorts.csv")
  void cohorts(
      @RequestParam(required = false) @Nullable String module,
      @RequestParam(required = false) @Nullable String country,
      @RequestParam(name = "max-km", defaultValue = "" + CohortRules.USUAL_KM) int maxKm,
      HttpServletResponse response)
      throws IOException {
    CohortProposals proposals =
        cohorts
            .proposeAll(module, country, maxKm, BeingCounted.PROGRAM)
            .orElseThrow(BeingCounted::new);
    trail.record("cohorts.exported", null);
    try (SpreadsheetLines rows = rows(response, "training-groups.csv")) {
      rows.line(
          "group", "module", "size", "begin", "site_id", "name", "points", "issues", "topics");
      int group = 0;
      for (CohortProposals.Proposal proposal : proposals.cohorts()) {
        group++;
        for (CohortProposals.Member member : proposal.members()) {
          member(rows, group, proposal, member);
        }
      }
    }
  }

  private static void member(
      SpreadsheetLines rows,
      int group,
      CohortProposals.Proposal proposal,
      CohortProposals.Member member)
      throws IOException {
    rows.line(
        group,
        proposal.module(),
        proposal.size(),
        proposal.begin(),
        member.site(),
        member.name(),
        member.points(),
        member.issues(),
        String.join("; ", member.topics()));
  }

  private static SpreadsheetLines rows(HttpServletResponse response, String file)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(file).build().toString());
    return SpreadsheetLines.to(response.getOutputStream());
  }
}
