package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.HubTest;
import org.scorehub.security.ApiTokens;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class LoginTest {

  @Autowired private WebClient web;
  @Autowired private Seed seed;
  @Autowired private ApiTokens tokens;
  @Autowired private OrganisationDatabase database;

  private List<String> trail(String username) {
    return database.as(
        Seed.RETAIL,
        jdbc ->
            jdbc.sql("SELECT action FROM access_trail WHERE username = ? ORDER BY id")
                .param(username)
                .query(String.class)
                .list());
  }

  @Nested
  class Programs {

    @ParameterizedTest
    @ValueSource(strings = {"engineer", "compliance", "sourcing", "admin"})
    void comeInWithADemoUsersPassword(String user) {
      assertThat(web.as(user).get("/api/v1/exchanges").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"engineer,wrong", "nobody,sandbox", "engineer,''"})
    void stayOutWithAWrongOne(String user, String password) {
      HttpResponse<String> answer = web.basic(user, password).get("/api/v1/exchanges");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
      assertThat(answer.headers().allValues("WWW-Authenticate"))
          .anyMatch(challenge -> challenge.startsWith("Basic"))
          .anyMatch(challenge -> challenge.startsWith("Bearer"));
      assertThat(WebClient.parse(answer.body()).path("status").asInt()).isEqualTo(401);
    }

    @Test
    void stayOutWithANameThatNoDatabaseCanHold() {
      assertThat(web.as("engi\0neer").get("/api/v1/sites").statusCode()).isEqualTo(401);
    }

    @Test
    void stayOutAsSoonAsThePasswordChanges() {
      seed.sql(
          "INSERT INTO account (buyer, username, password_hash, roles) SELECT buyer, 'mover',"
              + " password_hash, roles FROM account WHERE username = 'engineer'");
      assertThat(web.as("mover").get("/api/v1/sites").statusCode()).isEqualTo(200);
      seed.sql("UPDATE account SET password_hash = '$2a$10$x' WHERE username = 'mover'");
      assertThat(web.as("mover").get("/api/v1/sites").statusCode()).isEqualTo(401);
    }

    @Test
    void comeInWithATokenUntilItIsRevoked() {
      String token = tokens.issue(Seed.RETAIL, "twin", Set.of(Role.ENGINEER), null);
      assertThat(web.bearer(token).get("/api/v1/sites").statusCode()).isEqualTo(200);
      assertThat(tokens.revoke(Seed.RETAIL, token)).isTrue();
      assertThat(web.bearer(token).get("/api/v1/sites").statusCode()).isEqualTo(401);
    }

    @Test
    void stayOutWithAnExpiredToken() {
      String token =
          tokens.issue(Seed.RETAIL, "old", Set.of(Role.ENGINEER), Instant.now().minusSeconds(1));
      assertThat(web.bearer(token).get("/api/v1/sites").statusCode()).isEqualTo(401);
    }

    @Test
    void leaveOnlyTheHashOfATokenBehind() {
      String token = tokens.issue(Seed.RETAIL, "hashed", Set.of(Role.ENGINEER), null);
      assertThat(token).hasSizeGreaterThanOrEqualTo(43);
      String row =
          seed.jdbc()
              .sql("SELECT row_to_json(t)::text FROM api_token t WHERE name = 'hashed'")
              .query(String.class)
              .single();
      assertThat(row).doesNotContain(token);
    }

    @Test
    void getPlain401sFromSoapPaths() {
      HttpResponse<String> answer =
          web.stranger().post("/services/amfori-bsci", "text/xml", "<x/>");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    }

    @ParameterizedTest
    @CsvSource({
      "/api/v1/connectors/amfori-bsci/audit",
      "/api/v1/connectors/score-training/visit",
      "/services/amfori-bsci"
    })
    void handInDocumentsOnlyAsEngineerOrOperator(String path) {
      assertThat(web.as("sourcing").post(path, "application/xml", "<x/>").statusCode())
          .isEqualTo(403);
      assertThat(web.as("engineer").post(path, "application/xml", "<x/>").statusCode())
          .isNotIn(401, 403);
    }

    @Test
    void get403sAsProblems() {
      HttpResponse<String> answer = web.as("sourcing").get("/actuator/prometheus");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(WebClient.parse(answer.body()).path("detail").asText()).contains("role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/v3/api-docs", "/schemas/ids/999999/versions"})
    void needNoLoginForWhatIsOpen(String path) {
      assertThat(web.stranger().get(path).statusCode()).isIn(200, 404);
    }

    @Test
    void seeMetricsAsEngineer() {
      assertThat(web.as("engineer").get("/actuator/prometheus").body()).contains("hikaricp");
    }

    @Test
    void keepNoSession() {
      assertThat(web.as("engineer").get("/api/v1/sites").headers().allValues("Set-Cookie"))
          .isEmpty();
    }
  }

  @Nested
  class People {

    @Test
    void areSentToTheLoginPageAndBack() {
      WebClient browser = web.stranger();
      HttpResponse<String> first = browser.get("/sites");
      assertThat(first.statusCode()).isEqualTo(302);
      assertThat(first.headers().firstValue("Location")).hasValueSatisfying(this::isLogin);
      HttpResponse<String> answer =
          browser.submit("/login", "/login", Map.of("username", "sourcing", "password", "sandbox"));
      assertThat(answer.headers().firstValue("Location"))
          .hasValueSatisfying(to -> assertThat(to).contains("/sites"));
      assertThat(browser.get("/sites").statusCode()).isEqualTo(200);
    }

    private void isLogin(String location) {
      assertThat(location).endsWith("/login");
    }

    @Test
    void areToldOfAWrongPasswordAndNothingElse() {
      WebClient browser = web.browser("engineer", "wrong");
      assertThat(browser.get("/login?error").body())
          .contains("do not fit")
          .doesNotContain("wrong<");
      assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void logOut() {
      WebClient browser = web.browser("compliance", "sandbox");
      assertThat(browser.get("/").statusCode()).isEqualTo(200);
      browser.submit("/", "/logout", Map.of());
      assertThat(browser.get("/").statusCode()).isEqualTo(302);
      assertThat(trail("compliance")).contains("login.succeeded", "logout");
    }

    @Test
    void leaveATrailOfFailures() {
      web.browser("sourcing", "wrong");
      assertThat(trail("sourcing")).contains("login.failed");
    }

    @Test
    void cannotBeMadeToPostFromElsewhere() {
      WebClient browser = web.browser("engineer", "sandbox");
      assertThat(browser.post("/logout", "application/x-www-form-urlencoded", "").statusCode())
          .isEqualTo(403);
      assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void areSentToTheLoginPageByAPollingPageToo() {
      HttpResponse<String> answer = web.stranger().get("/journey/live", "HX-Request", "true");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/login");
    }

    @Test
    void findTheDemoUsersOnTheSandboxsLoginPage() {
      assertThat(web.stranger().get("/login").body())
          .contains("engineer", "compliance", "sourcing", "admin", "invented");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/css/hub.css",
          "/js/login.js",
          "/favicon.svg",
          "/webjars/htmx.org/dist/htmx.min.js",
          "/webjars/chart.js/dist/chart.umd.min.js"
        })
    void getStylesAndScriptsFromTheHubItself(String path) {
      assertThat(web.stranger().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void haveACookieThatScriptsCannotRead() {
      assertThat(web.stranger().get("/login").headers().allValues("Set-Cookie"))
          .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/api/v1/exchanges", "/actuator/health", "/css/hub.css"})
  void sendsHeadersThatHardenTheBrowser(String path) {
    HttpResponse<String> answer = web.as("engineer").get(path);
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe"));
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
  }
}
