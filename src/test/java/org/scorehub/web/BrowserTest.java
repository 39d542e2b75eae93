package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.scorehub.HubTest;
import org.scorehub.journey.AuditFixture;
import org.scorehub.journey.HubUnderTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages in a real browser. Skipped where Debian's chromium and chromium-driver are absent. */
@HubTest
class BrowserTest {

  @Autowired private HubUnderTest hub;
  @Autowired private Seed seed;

  @RegisterExtension private final BrowserSession session = new BrowserSession();

  @Test
  void leadsFromTheLoginToWhatIsRecommendedForASite() {
    AuditFixture audit =
        AuditFixture.audit().finding("7.14", "no", "No extinguisher on the second floor");
    String site = hub.recordAudit(audit);
    session.browser().logIn("compliance");
    assertThat(session.browser().heading()).isEqualTo("Journey");
    session.browser().open("/sites/" + site);
    assertThat(session.browser().text("#recommended + ol")).contains("Workplace Cooperation");
    assertThat(session.browser().text("main"))
        .contains("No extinguisher on the second floor")
        .contains("7.14");
    session.browser().find("ol.modules summary").click();
    assertThat(session.browser().text("ol.modules table"))
        .contains("mappings/score/matching-rules.csv");
    session.browser().find("#audits ~ * a[href^='/exchanges/']").click();
    session.browser().awaitHeading("amfori-bsci audit");
    assertThat(session.browser().text("[aria-labelledby=raw]")).contains(audit.monitoringId());
    assertThat(session.browser().text("[aria-labelledby=canonical]")).contains("\"nativeId\"");
    assertThat(session.browser().complaints()).isEmpty();
  }

  @Test
  void decidesWhichSitesAreOneWithAKeyEach() {
    UUID one = seed.site(Seed.RETAIL, "Lotus Knit Unit 1");
    UUID two = seed.site(Seed.RETAIL, "Lotus Knit Unit 2");
    UUID pair = seed.candidate(Seed.RETAIL, one, two, 0.999);
    session.browser().narrow();
    session.browser().logIn("compliance");
    session.browser().open("/sites/review?at=" + pair);
    awaitPlan();
    assertThat(session.browser().text("table.pair")).contains("Lotus Knit", "not given");
    assertThat(session.browser().all("table.pair mark")).isNotEmpty();
    assertThat(session.browser().overflow()).isLessThanOrEqualTo(0);
    session.browser().press("d");
    session.browser().awaitText("The two stay apart.");
    session.browser().press("u");
    session.browser().awaitText("Taken back");
    awaitPlan();
    session.browser().press("s");
    session.browser().awaitText("The two are one site now.");
    assertThat(session.browser().all("[role=alert]")).isEmpty();
    session.browser().press("u");
    session.browser().awaitHeading("Take the merge back?");
    session.browser().find("#content form.card button[type=submit]").click();
    session.browser().awaitHeading("Same site?");
    session.browser().open("/sites/review?at=" + pair);
    awaitPlan();
    session.browser().press("d");
    session.browser().awaitText("The two stay apart.");
    session.browser().open("/sites/" + two);
    assertThat(session.browser().text("[aria-labelledby=identity]"))
        .contains("Merged and parted again");
    assertThat(session.browser().complaints()).isEmpty();
  }

  private void awaitPlan() {
    session.browser().awaitElement("#plan button[data-key=s]");
  }

  @Test
  void placesAFindingByKeyboardAndTakesItBack() {
    String words = "Qwrtz zzyx by keyboard";
    String site = hub.recordAudit(AuditFixture.audit().finding("78.1", "no", words));
    session.browser().logIn("compliance");
    session.browser().open("/findings/review?site=" + site);
    assertThat(session.browser().text("blockquote")).isEqualTo(words);
    session.browser().find("body").sendKeys("/");
    WebElement field = session.browser().focused();
    assertThat(field.getDomAttribute("list")).isEqualTo("topics");
    field.sendKeys("fire_equipment", Keys.ENTER);
    session.browser().awaitPath("done=");
    assertThat(session.browser().text("[role=status]")).contains("Placed under");
    session.browser().find("body").sendKeys("u");
    session.browser().awaitPathWithout("done=");
    assertThat(session.browser().text("#decided + ul")).contains("taken back", words);
    assertThat(session.browser().complaints()).isEmpty();
  }

  @Test
  void drawsTheResultsOfTheProgrammeBesideTheirTable() {
    for (int i = 0; i < 6; i++) {
      UUID site = seed.site(Seed.RETAIL, "Drawn Mill " + i);
      seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "KPI_READINGS");
      reading(site, "2019", 9, true);
      reading(site, "2020", 8 - i / 10.0, false);
    }
    session.browser().narrow();
    session.browser().logIn("sourcing");
    session.browser().open("/programme?from=2020-01-01&to=2020-12-31");
    assertThat(session.browser().text("#results tbody tr"))
        .contains("Rework rate", "lower is better");
    assertThat(session.browser().find("#results tbody tr").getDomAttribute("data-share"))
        .isEqualTo("1.0");
    assertThat(session.browser().find("#shares").getSize().getHeight()).isPositive();
    assertThat(session.browser().overflow()).isLessThanOrEqualTo(0);
    assertThat(session.browser().barriers()).isEmpty();
    assertThat(session.browser().complaints()).isEmpty();
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
    session.browser().logIn("engineer");
    session.browser().open("/sites");
    session.browser().find("body").sendKeys(Keys.TAB);
    WebElement first = session.browser().focused();
    assertThat(first.getDomAttribute("class")).contains("skip");
    first.sendKeys(Keys.ENTER);
    assertThat(session.browser().focused().getTagName()).isEqualTo("main");
  }

  @Test
  void tellsAWrongPasswordInWords() {
    session.browser().tryLogIn("engineer", "wrong");
    session.browser().awaitPath("/login");
    assertThat(session.browser().text("main")).containsIgnoringCase("password");
  }
}
