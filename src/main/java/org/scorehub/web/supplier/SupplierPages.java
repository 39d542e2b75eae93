package org.scorehub.web.supplier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.FormText;
import org.scorehub.web.Page;
import org.scorehub.web.Reader;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Page
@RequestMapping("/suppliers")
class SupplierPages {

  private static final int PART = 50;
  private static final int NEWS = 100;

  private final SupplierReads suppliers;
  private final ChangeReads changes;
  private final SupplierVisits visits;
  private final SupplierWords words;
  private final Reader reader;
  private final Clock clock;

  SupplierPages(
      SupplierReads suppliers,
      ChangeReads changes,
      SupplierVisits visits,
      SupplierWords words,
      Reader reader,
      Clock clock) {
    this.suppliers = suppliers;
    this.changes = changes;
    this.visits = visits;
    this.words = words;
    this.reader = reader;
    this.clock = clock;
  }

  private Since since(@Nullable String given) {
    return Since.of(given, visits.last().orElse(null), clock.instant(), reader.zone());
  }

  @GetMapping
  String list(
      @ModelAttribute("filter") SupplierFilter filter,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    Since since = since(filter.since());
    CompletableFuture<SupplierQuery> finding = suppliers.finding(filter, since);
    CompletableFuture<FacetReads.Counts> counting = suppliers.counts(finding);
    ChangeReads.Summary asked = filter.q() == null ? null : changes.summary(since);
    model.addAttribute("found", suppliers.list(result(finding), after, PART));
    FacetReads.Counts counts = result(counting);
    model.addAttribute("total", counts.total());
    model.addAttribute("facets", FacetView.all(filter, counts, words));
    model.addAttribute("orders", SupplierOrder.values());
    model.addAttribute("query", SupplierAddress.of(filter));
    model.addAttribute("today", LocalDate.ofInstant(clock.instant(), reader.zone()));
    tell(since, asked == null ? counts.summary() : asked, model);
    return "suppliers";
  }

  private static <T> T result(CompletableFuture<T> coming) {
    try {
      return coming.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failed ? failed : e;
    }
  }

  private void tell(Since since, ChangeReads.Summary summary, Model model) {
    model.addAttribute("since", since);
    model.addAttribute("day", LocalDate.ofInstant(since.from(), reader.zone()));
    model.addAttribute("summary", summary);
  }

  @GetMapping("/changes")
  String changes(
      @RequestParam(name = "since", required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable Long before,
      Model model) {
    Since since = since(FormText.given(from));
    var part = changes.newest(since, before, NEWS);
    model.addAttribute("groups", NewsGroup.of(part.items()));
    model.addAttribute("next", part.next());
    model.addAttribute("asked", FormText.given(from));
    tell(since, changes.summary(since), model);
    return "supplier-changes";
  }

  @PostMapping("/seen")
  String seen(
      @RequestParam long seen,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes next) {
    visits.mark(seen);
    next.addFlashAttribute("seen", seen);
    return to(back);
  }

  @PostMapping("/seen/undo")
  String undo(
      @RequestParam long seen,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes next) {
    visits.undo(seen);
    next.addFlashAttribute("unseen", true);
    return to(back);
  }

  /** Only ever to the list itself, whatever the form says. */
  private static String to(@Nullable String query) {
    String given = FormText.given(query);
    return given == null || given.matches("(?s).*[\\r\\n#].*")
        ? "redirect:/suppliers"
        : "redirect:/suppliers?" + given;
  }
}
