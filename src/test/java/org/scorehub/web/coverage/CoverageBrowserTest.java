package org.scorehub.web.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.scorehub.HubTest;
import org.scorehub.web.Browser;
import org.scorehub.web.Seed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a set that ships to the list for the auditor, in a real browser. */
@HubTest
class CoverageBrowserTest {

  private static final String DOWNLOAD =
      """
      const request = new XMLHttpRequest();
      request.open('GET', document.querySelector('a[href*="left-to-ask.csv"]').href, false);
      request.send();
      return request.responseText;
      """;

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
  void makesAShippedSetItsOwnAndHandsOutWhatIsLeftToAsk() {
    AuditedSite site = AuditedSite.of(seed, Seed.RETAIL, 300);
    browser().narrow();
    browser().logIn("compliance");
    browser().open("/requirement-sets/eti-base-code");
    browser().find("input[name=name]").sendKeys("Ours " + site.audit(), Keys.ENTER);
    browser().awaitElement("a[href$='/draft']");
    settledWithoutBarrier();
    browser().click("a[href$='/draft']");
    browser().awaitElement("button[value='3.5']");
    settledWithoutBarrier();
    browser().click("button[name=edit][value='3.5']");
    browser().awaitElement("input[name=instead]");
    settledWithoutBarrier();
    browser().click("input[name=topic][value=safety_responsibility]");
    browser().click("input[name=topic][value=risk_assessment]");
    browser().click(".choose + p button");
    browser().awaitElement("#effect");
    assertThat(browser().text("[aria-labelledby=changes]")).contains("3.5");
    assertThat(browser().text("[aria-labelledby=effect]")).contains(site.name());
    settledWithoutBarrier();
    browser().find("#reason").sendKeys("Who answers is asked by us", Keys.ENTER);
    browser().awaitText("Saved as version 2.");
    assertThat(browser().text("[aria-labelledby=versions]")).contains("Who answers is asked by us");

    browser().click("a[href^='/coverage?set=']");
    browser().awaitElement("a[href^='/sites/" + site.id() + "/coverage']");
    browser().click("a[href^='/sites/" + site.id() + "/coverage']");
    browser().awaitElement("#left");
    assertThat(browser().text("[aria-labelledby=left]")).contains("1.2", "not asked");
    settledWithoutBarrier();
    assertThat(String.valueOf(browser().run(DOWNLOAD)))
        .contains("1.2,", "retained_papers_and_deposits")
        .doesNotContain("5.1,");
  }

  private void settledWithoutBarrier() {
    assertThat(browser().overflow()).isLessThanOrEqualTo(0);
    assertThat(browser().barriers()).isEmpty();
    assertThat(browser().complaints()).isEmpty();
  }

  private Browser browser() {
    return Objects.requireNonNull(opened);
  }
}
