package org.scorehub.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleContextResolver;

/** Lets readers choose language and time zone, before they log in too. */
@Page
class PreferencePages {

  private static final String START = "/";
  private static final Pattern ON_THIS_HUB = Pattern.compile("/(?!/)[\\x21-\\x7e&&[^\\\\{}]]*");

  private final Reader reader;
  private final LocaleContextResolver choices;

  PreferencePages(Reader reader, LocaleContextResolver choices) {
    this.reader = reader;
    this.choices = choices;
  }

  @GetMapping("/preferences")
  String show(@RequestParam(defaultValue = START) String back, Model model) {
    model.addAttribute("back", onThisHub(back));
    model.addAttribute("zones", Reader.zones());
    model.addAttribute("zone", reader.zone().getId());
    model.addAttribute("languages", Reader.LANGUAGES);
    return "preferences";
  }

  @PostMapping("/preferences")
  String choose(
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String zone,
      @RequestParam(defaultValue = START) String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    Locale locale = language == null ? reader.locale() : locale(language, request);
    TimeZone wanted = zone == null ? null : zone(zone);
    TimeZone kept = reader.choseZone() ? TimeZone.getTimeZone(reader.zone()) : null;
    choices.setLocaleContext(
        request,
        response,
        new SimpleTimeZoneAwareLocaleContext(locale, wanted == null ? kept : wanted));
    return "redirect:" + onThisHub(back);
  }

  /** The language with the region that the browser asks for, as it says how dates are written. */
  private static Locale locale(String tag, HttpServletRequest request) {
    Locale wanted = Locale.forLanguageTag(tag);
    if (!ReaderChoice.isKnown(wanted)) {
      throw new IllegalArgumentException("There are no texts in that language");
    }
    Locale accepted = ReaderChoice.accepted(request);
    return accepted.getLanguage().equals(wanted.getLanguage()) ? accepted : wanted;
  }

  private static TimeZone zone(String id) {
    if (!Reader.zones().contains(id)) {
      throw new IllegalArgumentException("There is no such time zone");
    }
    return TimeZone.getTimeZone(ZoneId.of(id));
  }

  private static String onThisHub(String back) {
    return ON_THIS_HUB.matcher(back).matches() ? back : START;
  }
}
