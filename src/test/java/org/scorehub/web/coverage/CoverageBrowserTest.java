package org.scorehub.web.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.scorehub.HubTest;
import org.scorehub.web.BrowserSession;
import org.scorehub.web.Seed;
import org.springframework.beans.factory.annotation.Autowired;

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

  @RegisterExtension private final BrowserSession session = new BrowserSession();

  @Test
  void makesAShippedSetItsOwnAndHandsOutWhatIsLeftToAsk() {
    AuditedSite site = AuditedSite.of(seed, Seed.RETAIL, 300);
    session.browser().narrow();
    session.browser().logIn("compliance");
    session.browser().open("/requirement-sets/eti-base-code");
    session.browser().find("input[name=name]").sendKeys("Ours " + site.audit(), Keys.ENTER);
    session.browser().awaitElement("a[href$='/draft']");
    settledWithoutBarrier();
    session.browser().click("a[href$='/draft']");
    session.browser().awaitElement("button[value='3.5']");
    settledWithoutBarrier();
    session.browser().click("button[name=edit][value='3.5']");
    session.browser().awaitElement("input[name=instead]");
    settledWithoutBarrier();
    session.browser().click("input[name=topic][value=safety_responsibility]");
    session.browser().click("input[name=topic][value=risk_assessment]");
    session.browser().click(".choose + p button");
    session.browser().awaitElement("#effect");
    assertThat(session.browser().text("[aria-labelledby=changes]")).contains("3.5");
    assertThat(session.browser().text("[aria-labelledby=effect]")).contains(site.name());
    settledWithoutBarrier();
    session.browser().find("#reason").sendKeys("Who answers is asked by us", Keys.ENTER);
    session.browser().awaitText("Saved as version 2.");
    assertThat(session.browser().text("[aria-labelledby=versions]"))
        .contains("Who answers is asked by us");

    session.browser().click("a[href^='/coverage?set=']");
    session.browser().awaitElement("a[href^='/sites/" + site.id() + "/coverage']");
    session.browser().click("a[href^='/sites/" + site.id() + "/coverage']");
    session.browser().awaitElement("#left");
    assertThat(session.browser().text("[aria-labelledby=left]")).contains("1.2", "not asked");
    settledWithoutBarrier();
    assertThat(String.valueOf(session.browser().run(DOWNLOAD)))
        .contains("1.2,", "retained_papers_and_deposits")
        .doesNotContain("5.1,");
  }

  private void settledWithoutBarrier() {
    assertThat(session.browser().overflow()).isLessThanOrEqualTo(0);
    assertThat(session.browser().barriers()).isEmpty();
    assertThat(session.browser().complaints()).isEmpty();
  }
}
