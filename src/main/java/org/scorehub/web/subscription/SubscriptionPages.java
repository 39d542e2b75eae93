package org.scorehub.web.subscription;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scorehub.alert.Mailer;
import org.scorehub.standing.ChangeKind;
import org.scorehub.subscription.Rhythm;
import org.scorehub.subscription.Subscription;
import org.scorehub.web.Page;
import org.scorehub.web.Reader;
import org.scorehub.web.Texts;
import org.scorehub.web.supplier.NewsGroup;
import org.scorehub.web.supplier.NewsReads;
import org.scorehub.web.supplier.SupplierAddress;
import org.scorehub.web.supplier.SupplierFilter;
import org.scorehub.web.supplier.SupplierWords;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Page
@RequestMapping("/suppliers/subscriptions")
class SubscriptionPages {

  private static final String LIST = "redirect:/suppliers/subscriptions";
  private static final String FORM = "subscription-form";
  private static final Duration PREVIEWED = Duration.ofDays(7);
  private static final int MOST = 50;

  private final SubscriptionReads reads;
  private final SubscriptionDesk desk;
  private final NewsReads news;
  private final SupplierWords words;
  private final Mailer mailer;
  private final Texts texts;
  private final Reader reader;
  private final Clock clock;

  SubscriptionPages(
      SubscriptionReads reads,
      SubscriptionDesk desk,
      NewsReads news,
      SupplierWords words,
      Mailer mailer,
      Texts texts,
      Reader reader,
      Clock clock) {
    this.reads = reads;
    this.desk = desk;
    this.news = news;
    this.words = words;
    this.mailer = mailer;
    this.texts = texts;
    this.reader = reader;
    this.clock = clock;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("own", reads.own());
    model.addAttribute("hasMail", mailer.isSet());
    return "subscriptions";
  }

  /** The form, for the suppliers that a filter of their list leaves. */
  @GetMapping("/new")
  String form(@ModelAttribute("filter") SupplierFilter filter, Model model) {
    SupplierFilter lasting = filter.lasting();
    SubscriptionForm empty =
        new SubscriptionForm(
            lasting.narrows() ? words.filter(lasting) : texts.get("subscription.name.all"),
            SupplierAddress.of(lasting),
            null,
            null,
            null,
            null,
            null,
            null,
            reader.zone().getId(),
            reader.tag(),
            null);
    return show(empty, model);
  }

  @PostMapping("/preview")
  String preview(@ModelAttribute("form") SubscriptionForm form, Model model) {
    return show(form, model);
  }

  private String show(SubscriptionForm form, Model model) {
    NewsReads.News lately =
        news.lately(form.filter(), form.kinds(), clock.instant().minus(PREVIEWED), MOST);
    model.addAttribute("form", form);
    model.addAttribute("suppliers", words.filter(form.filter()));
    model.addAttribute("lately", lately);
    model.addAttribute("most", NewsReads.MOST_COUNTED);
    model.addAttribute("groups", NewsGroup.of(lately.shown()));
    model.addAttribute("kinds", ChangeKind.values());
    model.addAttribute("ways", Subscription.Way.values());
    model.addAttribute("paces", Rhythm.Pace.values());
    model.addAttribute("weekdays", DayOfWeek.values());
    model.addAttribute("hours", IntStream.range(0, 24).boxed().toList());
    model.addAttribute("zones", Reader.zones());
    model.addAttribute("languages", Reader.LANGUAGES);
    model.addAttribute("hasMail", mailer.isSet());
    return FORM;
  }

  @PostMapping
  String create(
      @ModelAttribute("form") SubscriptionForm form, Model model, RedirectAttributes next) {
    try {
      SubscriptionDesk.Created created = desk.create(form);
      next.addFlashAttribute("created", created);
      return LIST;
    } catch (IllegalArgumentException e) {
      model.addAttribute("refused", texts.said(e.getMessage()));
      return show(form, model);
    }
  }

  @PostMapping("/{id}/pause")
  String pause(@PathVariable UUID id, RedirectAttributes next) {
    desk.pause(id);
    return done(next, "paused");
  }

  @PostMapping("/{id}/resume")
  String resume(@PathVariable UUID id, RedirectAttributes next) {
    desk.resume(id);
    return done(next, "resumed");
  }

  @PostMapping("/{id}/end")
  String end(@PathVariable UUID id, RedirectAttributes next) {
    desk.end(id);
    next.addFlashAttribute("ended", id);
    return LIST;
  }

  @PostMapping("/{id}/undo")
  String undo(@PathVariable UUID id, RedirectAttributes next) {
    desk.undo(id);
    return done(next, "undone");
  }

  @PostMapping("/{id}/test")
  String test(@PathVariable UUID id, RedirectAttributes next) {
    desk.test(id);
    return done(next, "tested");
  }

  @PostMapping("/{id}/again")
  String again(@PathVariable UUID id, @RequestParam UUID digest, RedirectAttributes next) {
    desk.again(id, digest);
    return done(next, "tested");
  }

  private static String done(RedirectAttributes next, @Nullable String what) {
    next.addFlashAttribute("done", what);
    return LIST;
  }
}
