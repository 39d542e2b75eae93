package org.scorehub.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Sending recommendations to a training provider by hand. */
@HubTest
class ApprovalPagesTest {

  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");
  private static final Pattern WITHDRAWAL =
      Pattern.compile("action=\"(/sites/[^\"]+/withdrawal)\"");

  @Autowired private Seed seed;
  @Autowired private WebClient web;

  private String site = "";
  private String preview = "";

  @BeforeEach
  void recommend() {
    UUID id = seed.site(Seed.RETAIL, "Blue <Mill>");
    seed.recommendation(Seed.RETAIL, id);
    site = "/sites/" + id;
    preview = site + "/approval?provider=" + Seed.PROGRAMME;
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertThat(matcher.find()).as(page).isTrue();
    return matcher.group(1);
  }

  private void approve(WebClient browser) {
    String seen = found(SEEN, browser.get(preview).body());
    Map<String, String> form =
        Map.of("provider", Seed.PROGRAMME, "note", "as <agreed>", "seen", seen);
    assertThat(browser.submit(preview, site + "/approval", form).statusCode()).isEqualTo(302);
  }

  @Test
  void showsWhatWouldBeToldBeforeItIsSent() {
    WebClient browser = web.browser("sourcing", "sandbox");
    assertThat(browser.get(site).body())
        .contains("Send to SCORE training programme (demo) …", preview.replace("&", "&amp;"));
    assertThat(browser.get(preview).body())
        .contains("Blue &lt;Mill&gt;", "Workplace Cooperation", "7.14", "Send this")
        .doesNotContain("child_labour", "Child labour", "has not had");
    assertThat(browser.get(site).body()).doesNotContain("approved by");
  }

  @Test
  void showsWhoApprovedAndLetsThemWithdraw() {
    WebClient browser = web.browser("sourcing", "sandbox");
    approve(browser);
    String page = browser.get(site).body();
    assertThat(page).contains("approved by sourcing", "as &lt;agreed&gt;");
    String withdrawal = found(WITHDRAWAL, page);
    assertThat(browser.submit(site, withdrawal, Map.of()).statusCode()).isEqualTo(302);
    assertThat(browser.get(site).body()).contains("withdrawn by sourcing");
  }

  @Test
  void asksAgainIfTheContentHasChangedSince() {
    WebClient browser = web.browser("compliance", "sandbox");
    Map<String, String> old = Map.of("provider", Seed.PROGRAMME, "seen", "0".repeat(64));
    assertThat(browser.submit(preview, site + "/approval", old).statusCode()).isEqualTo(409);
  }

  @Test
  void offersNothingToThoseWhoMayNotDecide() {
    approve(web.browser("sourcing", "sandbox"));
    WebClient engineer = web.browser("engineer", "sandbox");
    assertThat(engineer.get(site).body())
        .contains("approved by sourcing")
        .doesNotContain("Send to SCORE", "/withdrawal");
    assertThat(engineer.get(preview).body()).doesNotContain("Send this");
    Map<String, String> form = Map.of("provider", Seed.PROGRAMME, "seen", "0".repeat(64));
    assertThat(engineer.submit(preview, site + "/approval", form).statusCode()).isEqualTo(403);
  }
}
