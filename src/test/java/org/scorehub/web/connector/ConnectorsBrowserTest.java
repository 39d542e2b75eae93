package org.scorehub.web.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.HubTest;
import org.scorehub.journey.AuditFixture;
import org.scorehub.journey.HubUnderTest;
import org.scorehub.web.Browser;
import org.scorehub.web.BrowserSession;
import org.scorehub.web.Seed;
import org.springframework.beans.factory.annotation.Autowired;

/** The main job of an engineer: how does a connector do, and what would a changed mapping make? */
@HubTest
class ConnectorsBrowserTest {

  private static final String SET =
      "const m = document.getElementById('mapping'); m.value = %s;"
          + " m.dispatchEvent(new Event('input', {bubbles: true}));";

  @Autowired private HubUnderTest hub;
  @Autowired private Seed seed;

  @RegisterExtension private final BrowserSession session = new BrowserSession();

  @Test
  void mendsAMappingSeesWhereAValueComesFromAndPausesTheConnector(@TempDir Path downloads)
      throws IOException {
    hub.recordAudit(AuditFixture.audit());
    await()
        .until(
            () ->
                seed.jdbc()
                        .sql(
                            "SELECT coalesce(sum(taken), 0) FROM connector_hour"
                                + " WHERE buyer = ? AND connector = 'amfori-bsci'")
                        .param(Seed.RETAIL)
                        .query(Long.class)
                        .single()
                    > 0);
    Browser browser = session.browser();
    browser.downloadTo(downloads);
    browser.wide();
    browser.logIn("engineer");
    browser.click("header a[href='/connectors']");
    browser.awaitHeading("Connectors");
    browser.click("a[href='/connectors/amfori-bsci']");
    browser.awaitHeading("amfori BSCI");
    assertThat(browser.all("svg.bars.wide rect")).isNotEmpty();
    assertThat(browser.text("svg.flow")).contains("amfori-bsci.audit.in", "PostgreSQL");
    play(browser, downloads);
    playWorkbook(browser);
    pause(browser);
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  private static void play(Browser browser, Path downloads) throws IOException {
    browser.open(
        "/connectors/amfori-bsci/playground?document=audit&example=poor-factory-with-25-findings");
    browser.awaitText("would be taken");
    browser.run(SET.formatted("m.value.replace('clean($question.law)', 'clean($question.law')"));
    browser.awaitText("mapping.invalid");
    browser.awaitElement(".editor[data-editor=mapping] .line.wrong");
    browser.run(SET.formatted("m.value.replace('clean($question.law', 'clean($question.law)')"));
    browser.awaitText("would be taken");
    browser.click(".played button[value='/findings/3/topic']");
    browser.awaitElement(".editor[data-editor=mapping] .line.lit");
    assertThat(browser.text("#where")).contains("audit.in.jslt", "question[11]/@code");
    assertThat(browser.text(".editor[data-editor=sample] mark")).isEqualTo("2.4");
    assertThat(browser.barriers()).isEmpty();
    browser.find("#name").sendKeys("twenty-five-findings");
    browser.click("[data-stays]");
    await().until(() -> !saved(downloads).isEmpty());
  }

  private static void playWorkbook(Browser browser) {
    browser.open("/connectors/amfori-bsci/playground?document=supply-chain-export");
    Path file =
        Path.of("mappings/amfori-bsci/examples/supply-chain-export/mistakes-row-by-row/input.xlsx");
    browser.find("form[enctype] input[type=file]").sendKeys(file.toAbsolutePath().toString());
    browser.click("form[enctype] button");
    browser.awaitElement("#book td.wrong");
    browser.click(".played button[value$='/name']");
    browser.awaitElement("#book td.lit");
    assertThat(browser.text("#where")).contains("!");
    assertThat(browser.barriers()).isEmpty();
    browser.click("button[formaction$='/playground/text']");
    browser.awaitElement("textarea#sample");
  }

  private static List<Path> saved(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".zip")).toList();
    }
  }

  /** Of a connector whose documents no other test hands in. */
  private static void pause(Browser browser) {
    browser.open("/connectors/fip-archive");
    browser.click("#figures ~ details summary");
    browser.find("#why-pause").sendKeys("they move their archive");
    browser.click("form[action$='/pause'] button");
    browser.awaitText("they move their archive");
    browser.click("form[action$='/resume'] button");
    browser.awaitText("none");
  }
}
