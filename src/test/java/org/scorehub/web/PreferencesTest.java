package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What readers choose for themselves. */
@HubTest
class PreferencesTest {

  @Autowired private WebClient web;

  private static HttpResponse<String> choose(WebClient browser, Map<String, String> wanted) {
    return browser.submit("/login", "/preferences", wanted);
  }

  @Test
  void areFollowedFromTheLoginOn() {
    WebClient browser = web.stranger();
    assertThat(browser.get("/login").body()).contains("lang=\"en\"", "All times are UTC.", "中文");
    HttpResponse<String> answer =
        choose(browser, Map.of("language", "zh-CN", "back", "/login?left"));
    assertThat(answer.headers().firstValue("Location")).hasValue("/login?left");
    assertThat(answer.headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(
            cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
    assertThat(browser.get("/login").body())
        .contains("lang=\"zh-CN\"", "所有时间均为 UTC。", "密码", "English")
        .doesNotContain("Password");
  }

  @Test
  void keepTheOneWhenTheOtherIsChosen() {
    WebClient browser = web.stranger();
    choose(browser, Map.of("zone", "Asia/Shanghai"));
    choose(browser, Map.of("language", "zh-CN"));
    assertThat(browser.get("/login").body()).contains("所有时间均为 Asia/Shanghai (UTC+8)。");
    choose(browser, Map.of("language", "en"));
    assertThat(browser.get("/login").body()).contains("All times are Asia/Shanghai (UTC+8).");
  }

  @Test
  void areShownAndChosenOnAPage() {
    assertThat(web.stranger().get("/preferences?back=/sites").body())
        .contains("<option value=\"UTC\" selected", "Pacific/Kiritimati", "href=\"/sites\"");
  }

  @ParameterizedTest
  @CsvSource({
    "'zh-CN,zh;q=0.9,en;q=0.5', zh-CN",
    "'de-DE,de;q=0.9', en",
    "'de-DE,zh;q=0.5', zh-CN"
  })
  void beginWithWhatTheBrowserAsksFor(String accepted, String shown) {
    assertThat(web.stranger().get("/login", "Accept-Language", accepted).body())
        .contains("lang=\"" + shown + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//elsewhere.test/",
        "https://elsewhere.test/",
        "/\\\\elsewhere.test",
        "sites",
        ""
      })
  void leadBackToThisHubOnly(String back) {
    HttpResponse<String> answer = choose(web.stranger(), Map.of("language", "zh-CN", "back", back));
    assertThat(answer.headers().firstValue("Location")).hasValue("/");
    assertThat(web.stranger().get("/preferences?back=" + back.replace('\\', '.')).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"language,xx", "language,de", "zone,Mars/Olympus", "zone,''"})
  void refuseWhatThereIsNot(String name, String value) {
    assertThat(choose(web.stranger(), Map.of(name, value)).statusCode()).isEqualTo(400);
  }

  @Test
  void ignoreACookieThatMakesNoSense() {
    for (String cookie : new String[] {"reader=qq", "reader=/", "reader=zh-CN/Nowhere"}) {
      assertThat(web.stranger().get("/login", "Cookie", cookie).statusCode())
          .as(cookie)
          .isEqualTo(200);
    }
  }

  @Test
  void leaveProgramsTheirEnglish() {
    HttpResponse<String> answer =
        web.as("engineer")
            .get(
                "/api/v1/sites/00000000-0000-0000-0000-000000000000",
                "Accept-Language",
                "zh-CN",
                "Cookie",
                "reader=zh-CN/Asia/Shanghai");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(WebClient.parse(answer.body()).path("detail").asText())
        .isEqualTo("No site 00000000-0000-0000-0000-000000000000 that you can see");
  }

  @Test
  void tellPeopleInTheirLanguageWhatIsNotThere() {
    WebClient browser = web.browser("engineer", "sandbox");
    browser.submit("/", "/preferences", Map.of("language", "zh-CN"));
    HttpResponse<String> answer =
        browser.get("/sites/00000000-0000-0000-0000-000000000000", "Accept", "text/html");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("404 未找到", "没有您可以查看的工厂", "返回流程总览");
  }
}
