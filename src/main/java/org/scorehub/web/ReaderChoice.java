package org.scorehub.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * Finds language and time zone of a request: as chosen, else the language the browser asks for,
 * else English; and UTC.
 */
@Configuration(proxyBeanMethods = false)
class ReaderChoice {

  /** Holds {@code language} or {@code language/zone}. */
  static final String COOKIE = "reader";

  @Bean
  CookieLocaleResolver localeResolver() {
    CookieLocaleResolver resolver = new KnownLanguages();
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSameSite("Lax");
    resolver.setRejectInvalidCookies(false);
    resolver.setDefaultLocaleFunction(ReaderChoice::accepted);
    resolver.setDefaultTimeZoneFunction(request -> TimeZone.getTimeZone("UTC"));
    return resolver;
  }

  /** The first language of the browser that there are texts in, with its region; else English. */
  static Locale accepted(HttpServletRequest request) {
    if (request.getHeader("Accept-Language") == null) {
      return Reader.LANGUAGES.get(0);
    }
    return Collections.list(request.getLocales()).stream()
        .filter(ReaderChoice::isKnown)
        .findFirst()
        .orElse(Reader.LANGUAGES.get(0));
  }

  static boolean isKnown(Locale locale) {
    return Reader.LANGUAGES.stream().anyMatch(l -> l.getLanguage().equals(locale.getLanguage()));
  }

  /** A cookie is anybody's to write: a language without texts counts as none. */
  private static final class KnownLanguages extends CookieLocaleResolver {

    KnownLanguages() {
      super(COOKIE);
    }

    @Override
    protected @Nullable Locale parseLocaleValue(String value) {
      Locale locale = super.parseLocaleValue(value);
      return locale != null && isKnown(locale) ? locale : null;
    }
  }
}
