package org.scorehub.web.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.scorehub.HubTest;
import org.scorehub.web.Browser;
import org.scorehub.web.Seed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The compliance officer's job in a real browser, from the login to a decided site. */
@HubTest
class ReconciliationBrowserTest {

  private static final int FEW_CLICKS = 15;

  @Autowired private Seed seed;
  @LocalServerPort private int port;

  private @Nullable Browser opened;
  private int clicks;

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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void decidesASiteWithTwoContradictingAudits(boolean wide) {
    ContestedSite site = ContestedSite.of(seed, Seed.RETAIL);
    size(wide);
    browser().logIn("compliance");
    clicks = 1;
    click("nav a[href='/sites']");
    browser().find("input[name=q]").sendKeys(site.name(), Keys.ENTER);
    clicks++;
    browser().awaitElement("a[href='/sites/" + site.id() + "']");
    click("a[href='/sites/" + site.id() + "']");
    click(".tiles a[href$='/reconcile']");
    browser().awaitElement("#row-fire_equipment");
    assertThat(browser().text("#counts")).startsWith("2 contradicting, 2 of them wait");
    settledWithoutBarrier();

    accept(ContestedSite.FIRE, site.smetaId(), "The later audit saw the site as it is now");
    browser().awaitText("2 contradicting, 1 of them wait");
    accept(ContestedSite.WAYS, site.amforiId(), "The evidence was seen on site");
    browser().awaitText("2 contradicting, 0 of them wait");
    assertThat(clicks).isLessThan(FEW_CLICKS);
    assertThat(browser().text("#row-evacuation_routes")).contains("Accepted", site.amforiId());
    settledWithoutBarrier();
    browser().open("/sites/" + site.id());
    assertThat(browser().text("[aria-labelledby=issues]")).contains("Accepted");
    browser().click("a[href$='form=html']");
    browser().awaitHeading("Evidence of " + site.name());
    assertThat(browser().text("main"))
        .contains("The later audit saw the site as it is now", "Six extinguishers are out of date");
    settledWithoutBarrier();
  }

  private void accept(String row, String audit, String reason) {
    browser().find("#row-" + row + " input[name=reason]").sendKeys(reason);
    clicks++;
    click("#row-" + row + " button[value$='|" + audit + "']");
  }

  private void settledWithoutBarrier() {
    assertThat(browser().overflow()).isLessThanOrEqualTo(0);
    assertThat(browser().barriers()).isEmpty();
    assertThat(browser().complaints()).isEmpty();
  }

  @Test
  void decidesByKeyboardAlone() {
    ContestedSite site = ContestedSite.of(seed, Seed.RETAIL);
    size(true);
    browser().logIn("compliance");
    browser().open("/sites/" + site.id() + "/reconcile#row-fire_equipment");
    browser().press("a");
    WebElement reason = browser().focused();
    assertThat(reason.getDomAttribute("name")).isEqualTo("reason");
    reason.sendKeys("Seen on site", Keys.ENTER);
    browser().awaitText("1 of them wait");
    browser().press("u");
    browser().awaitText("2 of them wait");
    browser().press("s");
    browser().awaitText("1 of them wait");
    assertThat(browser().text("#row-fire_equipment")).contains("Same issue");
    browser().press("j");
    browser().press("q");
    WebElement question = browser().focused();
    assertThat(question.getDomAttribute("name")).isEqualTo("question");
    assertThat(question.getDomProperty("value")).contains(site.amforiId(), site.smetaId());
    question.sendKeys(Keys.ESCAPE);
    browser().press("?");
    browser().awaitElement("dialog[open]");
    assertThat(browser().barriers()).isEmpty();
    assertThat(browser().complaints()).isEmpty();
  }

  @Test
  void saysSameIssueOfAllAgreeingRowsAfterAPreview() {
    ContestedSite site = ContestedSite.of(seed, Seed.RETAIL);
    size(false);
    browser().logIn("compliance");
    browser().open("/sites/" + site.id() + "/reconcile/same-issues");
    assertThat(browser().text("main")).contains("On 1 matters", "Needle guards are missing");
    assertThat(browser().overflow()).isLessThanOrEqualTo(0);
    assertThat(browser().barriers()).isEmpty();
    click("form.card button[type=submit]");
    browser().awaitText("Said of all agreeing matters.");
    click("[role=status] button");
    browser().awaitText("1 decisions undone.");
    assertThat(browser().complaints()).isEmpty();
  }

  @Test
  void teachesWhereThereIsNothingToCompare() {
    String site = seed.site(Seed.RETAIL, "Unaudited Mill").toString();
    size(false);
    browser().logIn("compliance");
    browser().open("/sites/" + site + "/reconcile");
    assertThat(browser().text("main")).contains("No audit of this site has come yet.");
    assertThat(browser().barriers()).isEmpty();
  }

  private void size(boolean wide) {
    if (wide) {
      browser().wide();
    } else {
      browser().narrow();
    }
  }

  private void click(String css) {
    clicks++;
    browser().click(css);
  }

  private Browser browser() {
    return Objects.requireNonNull(opened);
  }
}
