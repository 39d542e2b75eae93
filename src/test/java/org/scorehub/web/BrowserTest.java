package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.scorehub.HubTest;
import org.scorehub.journey.AuditFixture;
import org.scorehub.journey.HubUnderTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages in a real browser. Skipped where Debian's chromium and chromium-driver are absent. */
@HubTest
class BrowserTest {

  @Autowired private HubUnderTest hub;
  @Autowired private Seed seed;
  @LocalServerPort private int port;

  private @Nullable Browser opened;

  @BeforeEach
  void openBrowser(@TempDir Path profile) {
    opened = Browser.open(port, profile);
  }

  @AfterEach
  void closeBrowser() {
    if (opened != null) {
      opened.close();
    }
  }

  @Test
  void leadsFromTheLoginToWhatIsRecommendedForASite() {
    AuditFixture audit =
        AuditFixture.audit().finding("7.14", "no", "No extinguisher on the second floor");
    String site = hub.recordAudit(audit);
    browser().logIn("compliance");
    assertThat(browser().heading()).isEqualTo("Journey");
    browser().open("/sites/" + site);
    assertThat(browser().text("#recommended + ol")).contains("Workplace Cooperation");
    assertThat(browser().text("main"))
        .contains("No extinguisher on the second floor")
        .contains("7.14");
    browser().find("ol.modules summary").click();
    assertThat(browser().text("ol.modules table")).contains("mappings/score/matching-rules.csv");
    browser().find("#audits ~ * a[href^='/exchanges/']").click();
    browser().awaitHeading("amfori-bsci audit");
    assertThat(browser().text("[aria-labelledby=raw]")).contains(audit.monitoringId());
    assertThat(browser().text("[aria-labelledby=canonical]")).contains("\"nativeId\"");
    assertThat(browser().complaints()).isEmpty();
  }

  @Test
  void decidesWhichSitesAreOneWithAKeyEach() {
    UUID one = seed.site(Seed.RETAIL, "Lotus Knit Unit 1");
    UUID two = seed.site(Seed.RETAIL, "Lotus Knit Unit 2");
    UUID pair = seed.candidate(Seed.RETAIL, one, two, 0.999);
    browser().narrow();
    browser().logIn("compliance");
    browser().open("/sites/review?at=" + pair);
    awaitPlan();
    assertThat(browser().text("table.pair")).contains("Lotus Knit", "not given");
    assertThat(browser().all("table.pair mark")).isNotEmpty();
    assertThat(browser().overflow()).isLessThanOrEqualTo(0);
    browser().press("d");
    browser().awaitText("The two stay apart.");
    browser().press("u");
    browser().awaitText("Taken back");
    awaitPlan();
    browser().press("s");
    browser().awaitText("The two are one site now.");
    assertThat(browser().all("[role=alert]")).isEmpty();
    browser().press("u");
    browser().awaitHeading("Take the merge back?");
    browser().find("#content form.card button[type=submit]").click();
    browser().awaitHeading("Same site?");
    browser().open("/sites/review?at=" + pair);
    awaitPlan();
    browser().press("d");
    browser().awaitText("The two stay apart.");
    browser().open("/sites/" + two);
    assertThat(browser().text("[aria-labelledby=identity]")).contains("Merged and parted again");
    assertThat(browser().complaints()).isEmpty();
  }

  private void awaitPlan() {
    browser().awaitElement("#plan button[data-key=s]");
  }

  @Test
  void placesAFindingByKeyboardAndTakesItBack() {
    String words = "Qwrtz zzyx by keyboard";
    String site = hub.recordAudit(AuditFixture.audit().finding("78.1", "no", words));
    browser().logIn("compliance");
    browser().open("/findings/review?site=" + site);
    assertThat(browser().text("blockquote")).isEqualTo(words);
    browser().find("body").sendKeys("/");
    WebElement field = browser().focused();
    assertThat(field.getDomAttribute("list")).isEqualTo("topics");
    field.sendKeys("fire_equipment", Keys.ENTER);
    browser().awaitPath("done=");
    assertThat(browser().text("[role=status]")).contains("Placed under");
    browser().find("body").sendKeys("u");
    browser().awaitPathWithout("done=");
    assertThat(browser().text("#decided + ul")).contains("taken back", words);
    assertThat(browser().complaints()).isEmpty();
  }

  @Test
  void drawsTheResultsOfTheProgrammeBesideTheirTable() {
    for (int i = 0; i < 6; i++) {
      UUID site = seed.site(Seed.RETAIL, "Drawn Mill " + i);
      seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "KPI_READINGS");
      reading(site, "2019", 9, true);
      reading(site, "2020", 8 - i / 10.0, false);
    }
    browser().narrow();
    browser().logIn("sourcing");
    browser().open("/programme?from=2020-01-01&to=2020-12-31");
    assertThat(browser().text("#results tbody tr")).contains("Rework rate", "lower is better");
    assertThat(browser().find("#results tbody tr").getDomAttribute("data-share")).isEqualTo("1.0");
    assertThat(browser().find("#shares").getSize().getHeight()).isPositive();
    assertThat(browser().overflow()).isLessThanOrEqualTo(0);
    assertThat(browser().barriers()).isEmpty();
    assertThat(browser().complaints()).isEmpty();
  }

  private void reading(UUID site, String year, double value, boolean baseline) {
    seed.training(
        Seed.PROGRAMME,
        site,
        "KPI_READING",
        """
        {"kpi": "REWORK_RATE", "value": %s, "unit": "%% of units", "periodFrom": "%s-01-01",
         "periodUntil": "%s-12-31", "baseline": %s}"""
            .formatted(value, year, year, baseline));
  }

  @Test
  void canBeUsedByKeyboardFromTheSkipLinkOn() {
    browser().logIn("engineer");
    browser().open("/sites");
    browser().find("body").sendKeys(Keys.TAB);
    WebElement first = browser().focused();
    assertThat(first.getDomAttribute("class")).contains("skip");
    first.sendKeys(Keys.ENTER);
    assertThat(browser().focused().getTagName()).isEqualTo("main");
  }

  @Test
  void tellsAWrongPasswordInWords() {
    browser().tryLogIn("engineer", "wrong");
    browser().awaitPath("/login");
    assertThat(browser().text("main")).containsIgnoringCase("password");
  }

  private Browser browser() {
    return Objects.requireNonNull(opened);
  }
}
