package org.scorehub.web.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.HubTest;
import org.scorehub.web.Browser;
import org.scorehub.web.BrowserSession;
import org.scorehub.web.Seed;
import org.springframework.beans.factory.annotation.Autowired;

/** The main job of somebody who buys: what changed for my suppliers this week, as a file. */
@HubTest
class SupplierBrowserTest {

  @Autowired private Seed seed;

  @RegisterExtension private final BrowserSession session = new BrowserSession();

  @Test
  void exportsWhatChangedThisWeek(@TempDir Path downloads) throws IOException {
    String name = "Weekly " + Seed.id();
    UUID site = seed.site(Seed.RETAIL, name);
    seed.audit(Seed.RETAIL, site, Seed.id(), "week-" + site, "7.14");
    seed.changed(site);
    await()
        .until(
            () ->
                seed.jdbc()
                        .sql("SELECT count(*) FROM supplier_change WHERE at_site = ?")
                        .param(site)
                        .query(Long.class)
                        .single()
                    == 1);
    Browser browser = session.browser();
    browser.downloadTo(downloads);
    browser.wide();
    browser.logIn("sourcing");
    browser.click("header a[href='/suppliers']");
    browser.awaitHeading("Suppliers");
    browser.click("#week");
    browser.awaitPath("since=P7D");
    browser.find("#q").sendKeys(name);
    browser.click("#search");
    browser.awaitText("Suppliers: 1");
    assertThat(browser.text("#found tbody")).contains(name, "New supplier", "amfori BSCI A-E");
    browser.click("a[id^=f-changed]");
    browser.awaitElement("a[id^=f-changed][aria-current]");
    assertThat(browser.focused().getDomAttribute("id")).startsWith("f-changed");
    browser.click("#changes-csv");
    await().until(() -> !exported(downloads).isEmpty());
    String csv = Files.readString(exported(downloads).get(0));
    assertThat(csv).startsWith("\uFEFF\"at\"").contains(name, "New supplier");
    subscribe(browser, name);
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  /** To the same suppliers, having seen what the last week would have brought. */
  private static void subscribe(Browser browser, String name) {
    browser.click("#subscribe");
    browser.awaitHeading("Subscribe to news of suppliers");
    assertThat(browser.text("main")).contains(name, "New supplier");
    browser.find("#target").sendKeys("sourcing@retail.example");
    browser.click("#subscribe");
    browser.awaitHeading("Subscriptions");
    browser.awaitText("waits for confirmation");
    browser.click("form[action$='/end'] button");
    browser.awaitElement("#undo");
    browser.click("#undo");
    browser.awaitText("Taken back");
  }

  private static List<Path> exported(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).toList();
    }
  }
}
