package org.scorehub.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
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

/**
 * A real browser that looks at the pages of one hub, with axe-core to judge how usable they are.
 */
public final class Browser implements AutoCloseable {

  private static final File CHROMIUM = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String JUDGE =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(
        found => done(found.violations.map(v => v.impact + ' ' + v.id + ': ' + v.help + ' at '
          + v.nodes.map(n => n.target.join(' ')).join(', '))),
        e => done(['axe failed: ' + e]));
      """;

  private static final String SHIFT =
      """
      let moved = 0;
      const seen = list => list.forEach(e => { if (!e.hadRecentInput) { moved += e.value; } });
      const observer = new PerformanceObserver(list => seen(list.getEntries()));
      observer.observe({type: 'layout-shift', buffered: true});
      seen(observer.takeRecords());
      return moved;
      """;

  private final ChromeDriver driver;
  private final String base;

  private Browser(ChromeDriver driver, String base) {
    this.driver = driver;
    this.base = base;
  }

  /** Opens one; the test is skipped where Debian's chromium and chromium-driver are absent. */
  public static Browser open(int port, Path profile) {
    assumeTrue(
        CHROMIUM.canExecute() && DRIVER.canExecute(),
        "no /usr/bin/chromium and /usr/bin/chromedriver here: install chromium-driver");
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
    return new Browser(new ChromeDriver(service, options(profile)), "http://localhost:" + port);
  }

  private static ChromeOptions options(Path profile) {
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
        "--lang=en-GB",
        "--user-data-dir=" + profile);
    return options;
  }

  @Override
  public void close() {
    driver.quit();
  }

  /** As wide as a phone. */
  public void narrow() {
    driver.manage().window().setSize(new Dimension(390, 844));
  }

  /** As wide as a laptop. */
  public void wide() {
    driver.manage().window().setSize(new Dimension(1280, 900));
  }

  /** As somebody who prefers dark pages, or light ones. */
  public void prefersDark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Keeps what the pages hand out. */
  public void downloadTo(Path folder) {
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toString()));
  }

  public void logIn(String demoUser) {
    tryLogIn(demoUser, "sandbox");
    await().until(b -> !path().contains("/login"));
  }

  public void tryLogIn(String user, String password) {
    open("/login");
    driver.findElement(By.name("username")).sendKeys(user);
    driver.findElement(By.name("password")).sendKeys(password, Keys.ENTER);
  }

  /** Goes to an address of this hub. */
  public void open(String path) {
    driver.get(base + path);
  }

  public String path() {
    return String.valueOf(driver.getCurrentUrl());
  }

  public String heading() {
    return text("h1");
  }

  public String text(String css) {
    return find(css).getText();
  }

  public WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  public List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  public void click(String css) {
    find(css).click();
  }

  /** Presses a key outside of any field. */
  public void press(String key) {
    driver.findElement(By.tagName("body")).sendKeys(key);
  }

  public WebElement focused() {
    return driver.switchTo().activeElement();
  }

  public void awaitPath(String part) {
    await().until(b -> path().contains(part));
  }

  public void awaitPathWithout(String part) {
    await().until(b -> !path().contains(part));
  }

  public void awaitHeading(String start) {
    await().until(b -> heading().startsWith(start));
  }

  public void awaitText(String wanted) {
    await().until(b -> text("main").contains(wanted));
  }

  public void awaitElement(String css) {
    await().until(b -> !all(css).isEmpty());
  }

  private WebDriverWait await() {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE);
    wait.ignoring(org.openqa.selenium.StaleElementReferenceException.class);
    wait.ignoring(org.openqa.selenium.NoSuchElementException.class);
    return wait;
  }

  /** Pixels by which the page is wider than its window. */
  public long overflow() {
    return (Long)
        Objects.requireNonNull(
            driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
  }

  /** How much of the page has moved by itself since it was opened; below 0.1 is good. */
  public double shift() {
    return ((Number) Objects.requireNonNull(driver.executeScript(SHIFT))).doubleValue();
  }

  /** Runs a script in the page and gives what it returns. */
  public @Nullable Object run(String script) {
    return driver.executeScript(script);
  }

  /** Forgets who is logged in, and what they prefer. */
  public void forget() {
    driver.manage().deleteAllCookies();
  }

  /**
   * Warnings and errors on the console since they were last read, among them breaches of the CSP.
   */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What of WCAG 2.2 A and AA the page does not keep, as far as axe-core can tell. */
  public List<String> barriers() {
    driver.executeScript(AXE);
    Object found = Objects.requireNonNull(driver.executeAsyncScript(JUDGE));
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static final String AXE = axe();

  private static String axe() {
    try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("axe-core is not on the class path", e);
    }
  }
}
