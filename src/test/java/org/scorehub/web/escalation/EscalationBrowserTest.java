package org.scorehub.web.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.HubTest;
import org.scorehub.web.Browser;
import org.scorehub.web.Seed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An officer follows an escalation up in a real browser, on a phone. */
@HubTest
class EscalationBrowserTest {

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
  void paysProvesVerifiesAndResolves(@TempDir Path folder) throws IOException {
    UUID site = seed.site(Seed.RETAIL, "Followed mill");
    seed.escalation(Seed.RETAIL, site, Seed.id(), "8.1", "compliance");
    Path slips = Files.writeString(folder.resolve("slips.txt"), "paid");
    browser().narrow();
    browser().logIn("compliance");
    browser().open("/escalations?site=" + site);
    usable();
    browser().click("tbody a");
    browser().awaitHeading("Zero tolerance");
    assertThat(browser().text("main")).contains("A child was seen at work", "overdue");
    browser().click("#clocks + ul button");
    browser().awaitText("noted by compliance");
    browser().click("#remedies ~ details summary");
    browser().find("details input[name=kind]").sendKeys("back wages");
    browser().find("details input[name=owed]").sendKeys("250");
    browser().find("details input[name=currency]").sendKeys("USD");
    browser().click("details button");
    browser().awaitText("Owed");
    browser().find("article input[name=amount]").sendKeys("250");
    browser().find("article input[name=file]").sendKeys(slips.toString());
    browser().click("article form.filters button");
    browser().awaitText("Given, not verified");
    usable();
    browser().find("article select[name=kind]").sendKeys("Verification");
    browser().click("article form.filters button");
    browser().awaitText("Verified");
    browser().find("#reason").sendKeys("paid and proven");
    browser().click("button[value=RESOLVE]");
    browser().awaitText("Resolved");
    usable();
  }

  private void usable() {
    assertThat(browser().overflow()).isLessThanOrEqualTo(0);
    assertThat(browser().barriers()).isEmpty();
    assertThat(browser().complaints()).isEmpty();
  }

  private Browser browser() {
    return Objects.requireNonNull(opened);
  }
}
