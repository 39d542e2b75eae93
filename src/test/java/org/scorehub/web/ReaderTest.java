package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.MatchingRules;
import org.scorehub.matching.RulesInUse;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** How a page writes for who reads it. */
class ReaderTest {

  private static final Instant AT = Instant.parse("2026-01-31T10:00:01Z");

  private static final Matcher RULES = new Matcher(MatchingRules.load(ReaderTest::file));

  private final Reader reader = new Reader();
  private final Texts texts = new Texts(bundles(), reader);

  private static byte[] file(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResourceBundleMessageSource bundles() {
    ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();
    bundles.setBasenames("messages/common", "messages/error", "messages/words", "messages/terms");
    bundles.setDefaultEncoding("UTF-8");
    bundles.setFallbackToSystemLocale(false);
    return bundles;
  }

  @AfterEach
  void nobodyReads() {
    LocaleContextHolder.resetLocaleContext();
  }

  private static void reads(String language, String zone) {
    LocaleContextHolder.setLocaleContext(
        new SimpleTimeZoneAwareLocaleContext(
            Locale.forLanguageTag(language), TimeZone.getTimeZone(zone)));
  }

  private Display display() {
    Titles titles = new Titles(new RulesInUse(RULES), ".");
    return new Display(titles, texts, reader, Clock.fixed(AT, ZoneOffset.UTC));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en    | UTC              | 2026-01-31 10:00:01 UTC",
        "en-GB | UTC              | 31 Jan 2026, 10:00:01 UTC",
        "en-GB | Asia/Kolkata     | 31 Jan 2026, 15:30:01 UTC+5:30",
        "en-US | America/New_York | Jan 31, 2026, 5:00:01 AM UTC-5",
        "zh-CN | Asia/Shanghai    | 2026年1月31日 18:00:01 UTC+8",
      })
  void seesTimesInTheFormAndZoneOfTheirOwn(String language, String zone, String time) {
    reads(language, zone);
    assertThat(display().time(AT)).isEqualTo(time);
    assertThat(display().iso(AT)).isEqualTo("2026-01-31T10:00:01Z");
  }

  @ParameterizedTest
  @CsvSource({
    "en,2026-03-01,2026-03-01",
    "en-GB,2026-03-01,1 Mar 2026",
    "zh-CN,2026-03-01,2026年3月1日",
    "zh-CN,soon,soon"
  })
  void seesDaysInTheFormOfTheirOwn(String language, String day, String shown) {
    reads(language, "Pacific/Kiritimati");
    assertThat(display().date(day)).isEqualTo(shown);
    assertThat(display().date(null)).isEqualTo("–");
  }

  @Test
  void seesCodesInWordsOfTheirOwn() {
    reads("zh-CN", "UTC");
    assertThat(display().words("EVIDENCE_SUBMITTED")).isEqualTo("已提交证据");
    assertThat(display().topic("fire_equipment")).isEqualTo("消防设备充足有效");
    assertThat(display().module("WC")).startsWith("职场合作");
    assertThat(display().due(AT.minusSeconds(7200))).isEqualTo("已逾期 2 小时");
    assertThat(display().wordsOf(List.of("ENGINEER", "COMPLIANCE"))).isEqualTo("工程师、合规");
    reads("en-GB", "UTC");
    assertThat(display().words("EVIDENCE_SUBMITTED")).isEqualTo("Evidence submitted");
    assertThat(display().topic("fire_equipment"))
        .isEqualTo("Enough working fire-fighting equipment");
    assertThat(display().words("CODE_OF_NOBODY")).isEqualTo("Code of nobody");
  }

  @Test
  void isToldInTheirLanguageWhatIsRefused() {
    reads("zh-CN", "UTC");
    NotVisible missing = new NotVisible("site", "4711");
    assertThat(texts.said(missing)).isEqualTo("没有您可以查看的工厂 4711");
    assertThat(missing).hasMessage("No site 4711 that you can see");
    assertThat(texts.said("Only an operator erases bytes")).isEqualTo("只有运维人员才能删除字节内容");
    assertThat(texts.said("Nobody has put this into Chinese")).startsWith("Nobody");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-DE,de;q=0.9                | en",
        "de-DE,zh-TW;q=0.8,en;q=0.5    | zh-TW",
        "en-GB,en;q=0.9                | en-GB",
        "*                             | en",
      })
  void getsTheFirstOfTheirLanguagesThatThereAreTextsIn(String accepted, String locale) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader("Accept-Language", accepted);
    request.setPreferredLocales(
        Stream.of(accepted.split(","))
            .map(language -> Locale.forLanguageTag(language.replaceFirst(";.*", "")))
            .toList());
    assertThat(ReaderChoice.accepted(request)).isEqualTo(Locale.forLanguageTag(locale));
  }

  @Test
  void getsEnglishAndUtcOutsideOfARequest() {
    assertThat(reader.locale()).isEqualTo(Locale.ENGLISH);
    assertThat(reader.zoneName()).isEqualTo("UTC");
  }
}
