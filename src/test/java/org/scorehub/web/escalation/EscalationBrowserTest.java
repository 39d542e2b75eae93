package org.scorehub.web.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.HubTest;
import org.scorehub.web.BrowserSession;
import org.scorehub.web.Seed;
import org.springframework.beans.factory.annotation.Autowired;

/** An officer follows an escalation up in a real browser, on a phone. */
@HubTest
class EscalationBrowserTest {

  @Autowired private Seed seed;

  @RegisterExtension private final BrowserSession session = new BrowserSession();

  @Test
  void paysProvesVerifiesAndResolves(@TempDir Path folder) throws IOException {
    UUID site = seed.site(Seed.RETAIL, "Followed mill");
    seed.escalation(Seed.RETAIL, site, Seed.id(), "8.1", "compliance");
    Path slips = Files.writeString(folder.resolve("slips.txt"), "paid");
    session.browser().narrow();
    session.browser().logIn("compliance");
    session.browser().open("/escalations?site=" + site);
    usable();
    session.browser().click("tbody a");
    session.browser().awaitHeading("Zero tolerance");
    assertThat(session.browser().text("main")).contains("A child was seen at work", "overdue");
    session.browser().click("#clocks + ul button");
    session.browser().awaitText("noted by compliance");
    session.browser().click("#remedies ~ details summary");
    session.browser().find("details input[name=kind]").sendKeys("back wages");
    session.browser().find("details input[name=owed]").sendKeys("250");
    session.browser().find("details input[name=currency]").sendKeys("USD");
    session.browser().click("details button");
    session.browser().awaitText("Owed");
    session.browser().find("article input[name=amount]").sendKeys("250");
    session.browser().find("article input[name=file]").sendKeys(slips.toString());
    session.browser().click("article form.filters button");
    session.browser().awaitText("Given, not verified");
    usable();
    session.browser().find("article select[name=kind]").sendKeys("Verification");
    session.browser().click("article form.filters button");
    session.browser().awaitText("Verified");
    session.browser().find("#reason").sendKeys("paid and proven");
    session.browser().click("button[value=RESOLVE]");
    session.browser().awaitText("Resolved");
    usable();
  }

  private void usable() {
    assertThat(session.browser().overflow()).isLessThanOrEqualTo(0);
    assertThat(session.browser().barriers()).isEmpty();
    assertThat(session.browser().complaints()).isEmpty();
  }
}
