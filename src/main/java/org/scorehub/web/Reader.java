package org.scorehub.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** In which language and time zone whoever reads the page wants it; templates call it so. */
@Component("reader")
public class Reader {

  /** Languages that there are texts in; the first serves who asks for none of them. */
  public static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-CN"));

  /** Ids of the time zones that people can choose, sorted. */
  public static List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.equals("UTC") || id.matches("(?!Etc/|SystemV/)[A-Z]\\w+/.+"))
        .sorted()
        .toList();
  }

  /** English and UTC outside of any request. */
  public Locale locale() {
    LocaleContext context = LocaleContextHolder.getLocaleContext();
    Locale locale = context == null ? null : context.getLocale();
    return locale == null ? LANGUAGES.get(0) : locale;
  }

  public ZoneId zone() {
    TimeZone zone =
        LocaleContextHolder.getLocaleContext() instanceof TimeZoneAwareLocaleContext aware
            ? aware.getTimeZone()
            : null;
    return zone == null ? ZoneId.of("UTC") : zone.toZoneId();
  }

  /** The zone for people: {@code UTC}, or its name and how far it is from UTC today. */
  public String zoneName() {
    String offset = offset(Instant.now());
    return offset.equals(zone().getId()) ? offset : zone().getId() + " (" + offset + ")";
  }

  /** How far the zone is from UTC at a time: {@code UTC}, {@code UTC+8}, {@code UTC+5:30}. */
  public String offset(Instant at) {
    ZoneOffset offset = zone().getRules().getOffset(at);
    if (offset.getTotalSeconds() == 0) {
      return "UTC";
    }
    return "UTC" + offset.getId().replaceFirst("^([+-])0", "$1").replaceFirst(":00$", "");
  }

  /** Whether the reader has chosen a zone, rather than got UTC for want of a choice. */
  public boolean choseZone() {
    HttpServletRequest request = request();
    jakarta.servlet.http.Cookie cookie =
        request == null ? null : WebUtils.getCookie(request, ReaderChoice.COOKIE);
    return cookie != null && cookie.getValue().indexOf('/') >= 0;
  }

  /** The page's language as HTML wants it. */
  public String tag() {
    return language().toLanguageTag();
  }

  /** The languages that the page could be in instead. */
  public List<Locale> otherLanguages() {
    return LANGUAGES.stream().filter(l -> !l.equals(language())).toList();
  }

  private Locale language() {
    return LANGUAGES.stream()
        .filter(l -> l.getLanguage().equals(locale().getLanguage()))
        .findFirst()
        .orElse(LANGUAGES.get(0));
  }

  /** Address of the page, to come back to it; the start if coming back would not show it again. */
  public String here() {
    HttpServletRequest request = request();
    if (request == null || !HttpMethod.GET.matches(request.getMethod())) {
      return "/";
    }
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String query = request.getQueryString();
    return failed != null
        ? failed.toString()
        : request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  private static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
        ? now.getRequest()
        : null;
  }
}
