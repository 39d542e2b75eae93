package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.HubTest;
import org.scorehub.journey.AuditFixture;
import org.scorehub.journey.HubUnderTest;
import org.scorehub.subscription.SubscriptionKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * All pages in one real browser: wide and light, narrow and dark, in both languages, full and
 * empty. Skipped where Debian's chromium and chromium-driver are absent.
 */
@HubTest
@TestInstance(Lifecycle.PER_CLASS)
class PageTourTest {

  private static final List<String> LISTS =
      List.of(
          "/",
          "/suppliers",
          "/suppliers/changes?since=P7D",
          "/suppliers/subscriptions",
          "/suppliers/subscriptions/new?country=VN",
          "/suppliers/feed",
          "/sites",
          "/coverage",
          "/requirement-sets",
          "/requirement-sets/eti-base-code",
          "/queue",
          "/escalations",
          "/sites/review",
          "/findings/review",
          "/exchanges",
          "/deliveries",
          "/exchanges?state=QUARANTINED&state=PARKED&from=2026-01-01T00:00",
          "/stuck",
          "/parked",
          "/replays",
          "/replays/new?stage=DELIVERY",
          "/rules",
          "/rules/file?path=mappings/score/modules.csv",
          "/programme",
          "/cohorts",
          "/connectors",
          "/connectors/amfori-bsci",
          "/connectors/amfori-bsci/playground",
          "/connectors/amfori-bsci/playground/changes",
          "/preferences");

  /** Words of the English pages that no Chinese one has a use for. */
  private static final Set<String> ENGLISH =
      Set.of(
          "Site",
          "Sites",
          "Supplier",
          "Suppliers",
          "Exchange",
          "Exchanges",
          "Deliveries",
          "Parked",
          "Stuck",
          "Replays",
          "Rules",
          "Programme",
          "State",
          "Document",
          "Country",
          "Filter",
          "Search",
          "Show",
          "Any",
          "None",
          "Nothing",
          "Why",
          "Received",
          "Problems",
          "Topic",
          "Finding",
          "Severity",
          "Audit",
          "Audits",
          "Module",
          "History",
          "Since",
          "Note",
          "Open",
          "Recorded",
          "the",
          "of",
          "and");

  /** Texts of the page itself: no code, no data that says its language or is marked as not ours. */
  private static final String OWN_TEXTS =
      """
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walk.nextNode()) {
        const by = walk.currentNode.parentElement;
        if (!by.closest('code, pre, script, kbd, q, [lang], [translate=no]')) {
          texts.push(walk.currentNode.textContent);
        }
      }
      return texts.join(' ');
      """;

  @Autowired private HubUnderTest hub;
  @Autowired private Seed seed;
  @LocalServerPort private int port;

  private final Path profile;
  private Browser browser;
  private List<String> pages = List.of();

  @SuppressWarnings("NullAway.Init") // the browser is opened before all tests
  PageTourTest(@TempDir Path profile) {
    this.profile = profile;
  }

  @BeforeAll
  void openBrowser() {
    browser = Browser.open(port, profile);
    AuditFixture audit = AuditFixture.audit().finding("7.14", "no", "Extinguishers are empty");
    String site = hub.recordAudit(audit);
    UUID seen = seed.site(Seed.RETAIL, "Tour Knit");
    seed.changed(seed.site(Seed.RETAIL, "n".repeat(5_000)));
    UUID exchange = seed.exchange(Seed.RETAIL, "RECORDED", seen, "20-" + Seed.id(), "<audit/>");
    UUID delivery = seed.delivery(Seed.RETAIL, seen, exchange, "ACCEPTED", "<progress/>");
    train(seen);
    pages =
        Stream.concat(
                LISTS.stream(),
                Stream.of(
                    "/sites/" + site,
                    "/sites/" + site + "/evidence",
                    "/sites/" + site + "/coverage",
                    "/exchanges/" + exchange,
                    "/exchanges/" + exchange + "/explanation",
                    "/exchanges/" + exchange + "/reach?path=/audit/@id",
                    "/deliveries/" + delivery,
                    linked("UNCONFIRMED"),
                    linked("ACTIVE"),
                    linked("ENDED")))
            .toList();
  }

  private void train(UUID site) {
    seed.training(
        Seed.PROGRAMME, site, "ENROLMENT", "{\"module\": \"WC\", \"state\": \"COMPLETED\"}");
    seed.training(
        Seed.PROGRAMME,
        site,
        "KPI_READING",
        """
        {"nativeId": "tour", "kpi": "ABSENTEEISM", "unit": "%", "value": 7, "baseline": true,
         "periodFrom": "2025-12-01", "periodUntil": "2025-12-31"}""");
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "TRAINING_PROGRESS");
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "KPI_READINGS");
    seed.changed(site);
  }

  /** Where the link of an e-mail leads, of a subscription in that state. */
  private String linked(String state) {
    UUID id = Seed.id();
    String token = "tour-" + id;
    boolean ended = state.equals("ENDED");
    seed.sql(
        "INSERT INTO subscription (buyer, id, username, name, query, kinds, way, target, language,"
            + " zone, rhythm, hour, tell_nothing, state, before_end, ended_at, ended_by,"
            + " token_sha256, told_until, next_at) VALUES (?, ?, 'nobody', 'Tour', '', '{}',"
            + " 'EMAIL', 'tour@brand.example', 'en', 'UTC', 'DAILY', 7, false, ?, ?,"
            + (ended ? " now(), 'LINK'," : " NULL, NULL,")
            + " ?, 0, now() + interval '1 year')",
        Seed.RETAIL,
        id,
        state,
        ended ? "ACTIVE" : null,
        SubscriptionKey.sha256(token));
    return "/subscription/" + id + '/' + token;
  }

  @AfterAll
  void closeBrowser() {
    browser.close();
  }

  private void logIn(String user) {
    browser.forget();
    browser.logIn(user);
  }

  @Test
  void isUsableOnALaptopByDay() {
    browser.wide();
    browser.prefersDark(false);
    logIn("admin");
    look(pages);
  }

  @Test
  void isUsableOnAPhoneByNight() {
    browser.narrow();
    browser.prefersDark(true);
    logIn("admin");
    look(pages);
  }

  @Test
  void teachesWhoHasNothingYet() {
    seed.sql("INSERT INTO organisation (buyer, name, kind) VALUES ('tour-buyer', 'Tour', 'BUYER')");
    seed.sql(
        "INSERT INTO account (buyer, username, password_hash, roles) SELECT 'tour-buyer',"
            + " 'tourist', password_hash, roles FROM account WHERE username = 'admin'");
    browser.narrow();
    browser.prefersDark(false);
    logIn("tourist");
    List<String> lists = LISTS.stream().filter(page -> !page.startsWith("/connectors/")).toList();
    look(lists);
    browser.open("/sites");
    assertThat(browser.text("main")).contains("No sites yet");
  }

  private void look(List<String> wanted) {
    SoftAssertions all = new SoftAssertions();
    browser.complaints();
    for (String page : wanted) {
      browser.open(page);
      all.assertThat(browser.all("h1")).as("%s has a heading", page).hasSize(1);
      all.assertThat(browser.overflow()).as("%s fits", page).isLessThanOrEqualTo(0);
      all.assertThat(browser.barriers()).as("%s has no barrier", page).isEmpty();
      all.assertThat(browser.shift()).as("%s stays where it is", page).isLessThan(0.1);
      all.assertThat(browser.complaints()).as("%s complains of nothing", page).isEmpty();
    }
    all.assertAll();
  }

  @Test
  void seesABarrierWhereThereIsOne() {
    browser.forget();
    browser.open("/login");
    browser.run("document.querySelector('label[for=username]').remove()");
    assertThat(browser.barriers()).singleElement().asString().contains("label", "#username");
  }

  @Test
  void speaksChineseToWhoWantsIt() {
    browser.wide();
    browser.prefersDark(false);
    logIn("admin");
    browser.click("header button[lang=zh-CN]");
    browser.awaitHeading("流程总览");
    assertThat(browser.text("nav")).contains("工厂", "报文", "规则").doesNotContain("Sites");
    assertThat(browser.text("footer")).contains("所有时间均为");
    SoftAssertions all = new SoftAssertions();
    for (String page : pages) {
      browser.open(page);
      all.assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("zh-CN");
      all.assertThat(words()).as("%s is in Chinese", page).doesNotContainAnyElementsOf(ENGLISH);
    }
    all.assertAll();
    browser.click("header button[lang=en]");
    browser.awaitElement("html[lang=en]");
  }

  private List<String> words() {
    return List.of(String.valueOf(browser.run(OWN_TEXTS)).split("[^\\p{L}]+"));
  }

  @Test
  void showsTimesInTheChosenZone() {
    logIn("engineer");
    browser.open("/preferences?back=/exchanges");
    browser.run("document.getElementById('zone').value = 'Asia/Shanghai'");
    browser.find("#content form").submit();
    browser.awaitPath("/exchanges");
    assertThat(browser.text("footer")).contains("All times are Asia/Shanghai (UTC+8).");
    assertThat(browser.text("main")).contains("UTC+8").doesNotContain(" UTC ");
  }
}
