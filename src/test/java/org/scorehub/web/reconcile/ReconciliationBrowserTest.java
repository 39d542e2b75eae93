package org.scorehub.web.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.scorehub.HubTest;
import org.scorehub.web.BrowserSession;
import org.scorehub.web.Seed;
import org.springframework.beans.factory.annotation.Autowired;

/** The compliance officer's job in a real browser, from the login to a decided site. */
@HubTest
class ReconciliationBrowserTest {

  private static final int FEW_CLICKS = 15;

  @Autowired private Seed seed;

  @RegisterExtension private final BrowserSession session = new BrowserSession();
  private int clicks;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void decidesASiteWithTwoContradictingAudits(boolean wide) {
    ContestedSite site = ContestedSite.of(seed, Seed.RETAIL);
    size(wide);
    session.browser().logIn("compliance");
    clicks = 1;
    click("nav a[href='/sites']");
    session.browser().find("input[name=q]").sendKeys(site.name(), Keys.ENTER);
    clicks++;
    session.browser().awaitElement("a[href='/sites/" + site.id() + "']");
    click("a[href='/sites/" + site.id() + "']");
    click(".tiles a[href$='/reconcile']");
    session.browser().awaitElement("#row-fire_equipment");
    assertThat(session.browser().text("#counts")).startsWith("2 contradicting, 2 of them wait");
    settledWithoutBarrier();

    accept(ContestedSite.FIRE, site.smetaId(), "The later audit saw the site as it is now");
    session.browser().awaitText("2 contradicting, 1 of them wait");
    accept(ContestedSite.WAYS, site.amforiId(), "The evidence was seen on site");
    session.browser().awaitText("2 contradicting, 0 of them wait");
    assertThat(clicks).isLessThan(FEW_CLICKS);
    assertThat(session.browser().text("#row-evacuation_routes"))
        .contains("Accepted", site.amforiId());
    settledWithoutBarrier();
    session.browser().open("/sites/" + site.id());
    assertThat(session.browser().text("[aria-labelledby=issues]")).contains("Accepted");
    session.browser().click("a[href$='form=html']");
    session.browser().awaitHeading("Evidence of " + site.name());
    assertThat(session.browser().text("main"))
        .contains("The later audit saw the site as it is now", "Six extinguishers are out of date");
    settledWithoutBarrier();
  }

  private void accept(String row, String audit, String reason) {
    session.browser().find("#row-" + row + " input[name=reason]").sendKeys(reason);
    clicks++;
    click("#row-" + row + " button[value$='|" + audit + "']");
  }

  private void settledWithoutBarrier() {
    assertThat(session.browser().overflow()).isLessThanOrEqualTo(0);
    assertThat(session.browser().barriers()).isEmpty();
    assertThat(session.browser().complaints()).isEmpty();
  }

  @Test
  void decidesByKeyboardAlone() {
    ContestedSite site = ContestedSite.of(seed, Seed.RETAIL);
    size(true);
    session.browser().logIn("compliance");
    session.browser().open("/sites/" + site.id() + "/reconcile#row-fire_equipment");
    session.browser().press("a");
    WebElement reason = session.browser().focused();
    assertThat(reason.getDomAttribute("name")).isEqualTo("reason");
    reason.sendKeys("Seen on site", Keys.ENTER);
    session.browser().awaitText("1 of them wait");
    session.browser().press("u");
    session.browser().awaitText("2 of them wait");
    session.browser().press("s");
    session.browser().awaitText("1 of them wait");
    assertThat(session.browser().text("#row-fire_equipment")).contains("Same issue");
    session.browser().press("j");
    session.browser().press("q");
    WebElement question = session.browser().focused();
    assertThat(question.getDomAttribute("name")).isEqualTo("question");
    assertThat(question.getDomProperty("value")).contains(site.amforiId(), site.smetaId());
    question.sendKeys(Keys.ESCAPE);
    session.browser().press("?");
    session.browser().awaitElement("dialog[open]");
    assertThat(session.browser().barriers()).isEmpty();
    assertThat(session.browser().complaints()).isEmpty();
  }

  @Test
  void saysSameIssueOfAllAgreeingRowsAfterAPreview() {
    ContestedSite site = ContestedSite.of(seed, Seed.RETAIL);
    size(false);
    session.browser().logIn("compliance");
    session.browser().open("/sites/" + site.id() + "/reconcile/same-issues");
    assertThat(session.browser().text("main"))
        .contains("On 1 matters", "Needle guards are missing");
    assertThat(session.browser().overflow()).isLessThanOrEqualTo(0);
    assertThat(session.browser().barriers()).isEmpty();
    click("form.card button[type=submit]");
    session.browser().awaitText("Said of all agreeing matters.");
    click("[role=status] button");
    session.browser().awaitText("1 decisions undone.");
    assertThat(session.browser().complaints()).isEmpty();
  }

  @Test
  void teachesWhereThereIsNothingToCompare() {
    String site = seed.site(Seed.RETAIL, "Unaudited Mill").toString();
    size(false);
    session.browser().logIn("compliance");
    session.browser().open("/sites/" + site + "/reconcile");
    assertThat(session.browser().text("main")).contains("No audit of this site has come yet.");
    assertThat(session.browser().barriers()).isEmpty();
  }

  private void size(boolean wide) {
    if (wide) {
      session.browser().wide();
    } else {
      session.browser().narrow();
    }
  }

  private void click(String css) {
    clicks++;
    session.browser().click(css);
  }
}
