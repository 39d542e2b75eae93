package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.scorehub.HubTest;
import org.scorehub.journey.AuditFixture;
import org.scorehub.journey.HubUnderTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages in a real browser. Skipped where Debian's chromium and chromium-driver are absent. */
@HubTest
class BrowserTest {

  private static final File CHROMIUM = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");

  @Autowired private HubUnderTest hub;
  @Autowired private Seed seed;
  @LocalServerPort private int port;

  private @Nullable ChromeDriver opened;

  @BeforeEach
  void openBrowser(@TempDir Path profile) {
    assumeTrue(
        CHROMIUM.canExecute() && DRIVER.canExecute(),
        "no /usr/bin/chromium and /usr/bin/chromedriver here: install chromium-driver");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
    opened = new ChromeDriver(service, options);
  }

  @AfterEach
  void closeBrowser() {
    if (opened != null) {
      opened.quit();
    }
  }

  @Test
  void leadsFromTheLoginToWhatIsRecommendedForASite() {
    AuditFixture audit =
        AuditFixture.audit().finding("7.14", "no", "No extinguisher on the second floor");
    String site = hub.recordAudit(audit);
    logIn("compliance");
    assertThat(heading()).isEqualTo("Journey");
    open("/sites/" + site);
    assertThat(text("#recommended + ol")).contains("Workplace Cooperation");
    assertThat(text("main")).contains("No extinguisher on the second floor").contains("7.14");
    browser().findElement(By.cssSelector("ol.modules summary")).click();
    assertThat(text("ol.modules table")).contains("mappings/score/matching-rules.csv");
    browser().findElement(By.cssSelector("#audits ~ * a[href^='/exchanges/']")).click();
    awaitHeading("amfori-bsci audit");
    assertThat(text("[aria-labelledby=raw]")).contains(audit.monitoringId());
    assertThat(text("[aria-labelledby=canonical]")).contains("\"nativeId\"");
    assertThat(complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/sites",
        "/exchanges",
        "/deliveries",
        "/parked",
        "/programme",
        "/cohorts",
        "/replays"
      })
  void fitsAPhoneAndComplainsOfNothing(String page) {
    browser().manage().window().setSize(new Dimension(390, 844));
    logIn("sourcing");
    open(page);
    assertThat(overflow()).isLessThanOrEqualTo(0);
    assertThat(complaints()).isEmpty();
  }

  @Test
  void decidesWhichSitesAreOneWithAKeyEach() {
    UUID one = seed.site(Seed.RETAIL, "Lotus Knit Unit 1");
    UUID two = seed.site(Seed.RETAIL, "Lotus Knit Unit 2");
    UUID pair = seed.candidate(Seed.RETAIL, one, two, 0.999);
    browser().manage().window().setSize(new Dimension(390, 844));
    logIn("compliance");
    open("/sites/review?at=" + pair);
    awaitPlan();
    assertThat(text("table.pair")).contains("Lotus Knit", "not given");
    assertThat(browser().findElements(By.cssSelector("table.pair mark"))).isNotEmpty();
    assertThat(overflow()).isLessThanOrEqualTo(0);
    press("d");
    awaitText("The two stay apart.");
    press("u");
    awaitText("Taken back");
    awaitPlan();
    press("s");
    awaitText("The two are one site now.");
    assertThat(browser().findElements(By.cssSelector("[role=alert]"))).isEmpty();
    press("u");
    awaitHeading("Take the merge back?");
    browser().findElement(By.cssSelector("#content form.card button[type=submit]")).click();
    awaitHeading("Same site?");
    open("/sites/review?at=" + pair);
    awaitPlan();
    press("d");
    awaitText("The two stay apart.");
    open("/sites/" + two);
    assertThat(text("[aria-labelledby=identity]")).contains("Merged and parted again");
    assertThat(complaints()).isEmpty();
  }

  private void awaitPlan() {
    new WebDriverWait(browser(), Duration.ofSeconds(30))
        .until(b -> !b.findElements(By.cssSelector("#plan button[data-key=s]")).isEmpty());
  }

  private void awaitText(String wanted) {
    new WebDriverWait(browser(), Duration.ofSeconds(30)).until(b -> text("main").contains(wanted));
  }

  private void press(String key) {
    browser().findElement(By.tagName("body")).sendKeys(key);
  }

  private long overflow() {
    return (Long)
        Objects.requireNonNull(
            browser()
                .executeScript(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/findings/review",
        "/rules",
        "/rules/file?path=mappings/score/modules.csv",
        "/replays/new?state=QUARANTINED",
        "/replays/new?stage=DELIVERY"
      })
  void showsComplianceItsPagesOnAPhone(String page) {
    browser().manage().window().setSize(new Dimension(390, 844));
    logIn("compliance");
    open(page);
    Long overflow =
        (Long)
            browser()
                .executeScript(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(overflow).isLessThanOrEqualTo(0);
    assertThat(complaints()).isEmpty();
  }

  @Test
  void placesAFindingByKeyboardAndTakesItBack() {
    String words = "Qwrtz zzyx by keyboard";
    String site = hub.recordAudit(AuditFixture.audit().finding("78.1", "no", words));
    logIn("compliance");
    open("/findings/review?site=" + site);
    assertThat(text("blockquote")).isEqualTo(words);
    browser().findElement(By.tagName("body")).sendKeys("/");
    WebElement field = browser().switchTo().activeElement();
    assertThat(field.getDomAttribute("list")).isEqualTo("topics");
    field.sendKeys("fire_equipment", Keys.ENTER);
    awaitPath("done=");
    assertThat(text("[role=status]")).contains("Placed under");
    browser().findElement(By.tagName("body")).sendKeys("u");
    new WebDriverWait(browser(), Duration.ofSeconds(20))
        .until(b -> !String.valueOf(b.getCurrentUrl()).contains("done="));
    assertThat(text("#decided + ul")).contains("taken back", words);
    assertThat(complaints()).isEmpty();
  }

  @Test
  void drawsTheResultsOfTheProgrammeBesideTheirTable() {
    for (int i = 0; i < 6; i++) {
      UUID site = seed.site(Seed.RETAIL, "Drawn Mill " + i);
      seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "KPI_READINGS");
      reading(site, "2019", 9, true);
      reading(site, "2020", 8 - i / 10.0, false);
    }
    browser().manage().window().setSize(new Dimension(390, 844));
    logIn("sourcing");
    open("/programme?from=2020-01-01&to=2020-12-31");
    assertThat(text("#results tbody tr")).contains("Rework rate", "lower is better");
    assertThat(
            browser()
                .findElement(By.cssSelector("#results tbody tr"))
                .getDomAttribute("data-share"))
        .isEqualTo("1.0");
    assertThat(browser().findElement(By.id("shares")).getSize().getHeight()).isPositive();
    assertThat(overflow()).isLessThanOrEqualTo(0);
    assertThat(complaints()).isEmpty();
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
    logIn("engineer");
    open("/sites");
    browser().findElement(By.tagName("body")).sendKeys(Keys.TAB);
    WebElement first = browser().switchTo().activeElement();
    assertThat(first.getDomAttribute("class")).contains("skip");
    first.sendKeys(Keys.ENTER);
    assertThat(browser().switchTo().activeElement().getTagName()).isEqualTo("main");
  }

  @Test
  void tellsAWrongPasswordInWords() {
    fillIn("engineer", "wrong");
    awaitPath("/login");
    assertThat(text("main")).containsIgnoringCase("password");
  }

  private void logIn(String user) {
    fillIn(user, "sandbox");
    new WebDriverWait(browser(), Duration.ofSeconds(20))
        .until(b -> !String.valueOf(b.getCurrentUrl()).contains("/login"));
  }

  private void fillIn(String user, String password) {
    open("/login");
    browser().findElement(By.name("username")).sendKeys(user);
    browser().findElement(By.name("password")).sendKeys(password, Keys.ENTER);
  }

  private void open(String path) {
    browser().get("http://localhost:" + port + path);
  }

  private void awaitPath(String path) {
    new WebDriverWait(browser(), Duration.ofSeconds(20))
        .until(b -> String.valueOf(b.getCurrentUrl()).contains(path));
  }

  private void awaitHeading(String start) {
    new WebDriverWait(browser(), Duration.ofSeconds(20)).until(b -> heading().startsWith(start));
  }

  private String heading() {
    return text("h1");
  }

  private String text(String css) {
    return browser().findElement(By.cssSelector(css)).getText();
  }

  private List<String> complaints() {
    return browser().manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  private ChromeDriver browser() {
    return Objects.requireNonNull(opened);
  }
}
