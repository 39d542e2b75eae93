package org.scorehub.web.passport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.passport.PassportVerifier;
import org.scorehub.passport.Verification;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** A site's improvement passport, as one organisation may see the site. */
@HubTest
class PassportTest {

  @Autowired private Seed seed;
  @Autowired private WebClient web;
  @Autowired private OrganisationDatabase database;

  private UUID site;

  @BeforeEach
  void improveASite() {
    site = seed.site(Seed.RETAIL, "Song Mau");
    seed.audit(
        Seed.RETAIL,
        site,
        seed.exchange(Seed.RETAIL, "RECORDED", site, "20-" + site, "<audit/>"),
        "20-" + site,
        "7.14");
    seed.issue(Seed.RETAIL, site, "7.14", "VERIFIED_CLOSED");
    seed.issue(Seed.RETAIL, site, "7.15", "EVIDENCE_SUBMITTED");
    seed.issue(Seed.RETAIL, site, "7.16", "DISPUTED");
    seed.issue(Seed.RETAIL, site, "7.17", "WITHDRAWN");
    seed.training(
        Seed.PROGRAMME,
        site,
        "ENROLMENT",
        """
        {"nativeId": "ENR-1", "site": {}, "module": "WC", "state": "COMPLETED",
         "enrolledOn": "2025-08-20", "completedOn": "2025-12-01"}""");
    reading("2025-07-31", 7.5, true);
    reading("2026-01-31", 4.25, false);
  }

  private void reading(String until, double value, boolean baseline) {
    seed.training(
        Seed.PROGRAMME,
        site,
        "KPI_READING",
        """
        {"nativeId": "KPI-%s", "site": {}, "kpi": "DEFECT_RATE", "value": %s, "unit": "%% of units",
         "periodFrom": "%s-01", "periodUntil": "%s", "baseline": %s}"""
            .formatted(until, value, until.substring(0, 7), until, baseline));
  }

  private void consent(String dataClass) {
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, dataClass);
  }

  private String path() {
    return "/api/v1/sites/" + site + "/passport";
  }

  private String token(String user) {
    HttpResponse<String> answer = web.as(user).get(path());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/vc+jwt");
    return answer.body();
  }

  private JsonNode credential(String user) {
    return WebClient.parse(web.as(user).get(path(), "Accept", "application/json").body());
  }

  private JsonNode improvement(String user) {
    return credential(user).at("/credentialSubject/improvement");
  }

  private Verification verify(String token) {
    String keys = web.stranger().get("/.well-known/jwks.json").body();
    return PassportVerifier.trusting(keys, Clock.systemUTC()).verify(token);
  }

  @Test
  void isSignedWithAKeyThatEverybodyCanRead() {
    assertThat(verify(token("sourcing")))
        .isInstanceOfSatisfying(
            Verification.Valid.class,
            valid -> {
              assertThat(valid.claims().siteName()).isEqualTo("Song Mau");
              assertThat(Duration.between(Instant.now(), valid.claims().validUntil()))
                  .isBetween(Duration.ofDays(89), Duration.ofDays(90));
            });
  }

  @Test
  void publishesNoPrivateKey() {
    JsonNode keys = web.stranger().json("/.well-known/jwks.json").path("keys");
    assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(key.has("d")).isFalse());
    assertThat(web.stranger().get("/.well-known/did.json").statusCode()).isEqualTo(404);
  }

  @Test
  void countsIssuesByTopicAndWhereTheyStand() {
    JsonNode topic = improvement("sourcing").at("/issuesByTopic/0");
    assertThat(topic.path("topic").asText()).isEqualTo("fire_equipment");
    assertThat(topic.path("opened").asInt()).isEqualTo(3);
    assertThat(topic.path("closedByBuyerOrAuditor").asInt()).isEqualTo(1);
    assertThat(topic.path("evidenceSubmitted").asInt()).isEqualTo(1);
    assertThat(topic.path("stillOpen").asInt()).isEqualTo(1);
  }

  @Test
  void holdsNoTextOfAFindingAndNoRating() {
    assertThat(credential("sourcing").toString())
        .doesNotContain("Extinguishers")
        .doesNotContain("rating");
  }

  @Test
  void tellsTrainingOnlyAsFarAsConsentReaches() {
    assertThat(improvement("sourcing").has("training")).isFalse();
    consent("TRAINING_PROGRESS");
    assertThat(improvement("sourcing").at("/training/0/state").asText()).isEqualTo("completed");
    assertThat(improvement("sourcing").has("kpis")).isFalse();
    consent("KPI_READINGS");
    assertThat(improvement("sourcing").at("/kpis/0/baseline/value").asDouble()).isEqualTo(7.5);
    assertThat(improvement("sourcing").at("/kpis/0/latest/on").asText()).isEqualTo("2026-01-31");
    seed.sql("UPDATE consent SET revoked_at = now() WHERE site_id = ?", site);
    assertThat(improvement("sourcing").has("training")).isFalse();
    assertThat(improvement("sourcing").has("kpis")).isFalse();
  }

  @Test
  void tellsNoBuyerOfAnother() {
    seed.supply(Seed.BRAND, site, "Song Mau as Brand calls it");
    consent("TRAINING_PROGRESS");
    assertThat(web.as("brand").get(path()).statusCode()).isEqualTo(404);
    seed.issue(Seed.BRAND, site, "5.1", "OPEN");
    JsonNode brands = improvement("brand");
    assertThat(brands.path("composedFor").asText()).isEqualTo(Seed.BRAND);
    assertThat(brands.path("issuesByTopic")).hasSize(1);
    assertThat(brands.at("/issuesByTopic/0/opened").asInt()).isEqualTo(1);
    assertThat(brands.has("training")).isFalse();
    assertThat(brands.has("sources")).isFalse();
  }

  @Test
  void givesAnUnchangedPassportAgainAndAChangedOneAnew() {
    String first = token("sourcing");
    assertThat(token("compliance")).isEqualTo(first);
    seed.issue(Seed.RETAIL, site, "7.18", "OPEN");
    String second = token("sourcing");
    assertThat(second).isNotEqualTo(first);
    assertThat(verify(first)).isInstanceOf(Verification.Valid.class);
    assertThat(
            seed.jdbc()
                .sql("SELECT count(*) FROM issued_passport WHERE site_id = ?")
                .param(site)
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void signsWithANewKeyOnceAnOperatorMadeOneAndStillProvesTheOld() {
    String before = token("sourcing");
    assertThat(
            web.as("sourcing").post("/api/v1/passport-keys", "application/json", "").statusCode())
        .isEqualTo(403);
    HttpResponse<String> made =
        web.as("admin").post("/api/v1/passport-keys", "application/json", "");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String after = token("sourcing");
    assertThat(after).isNotEqualTo(before);
    assertThat(verify(before)).isInstanceOf(Verification.Valid.class);
    assertThat(verify(after))
        .isInstanceOfSatisfying(
            Verification.Valid.class,
            valid ->
                assertThat(valid.claims().keyId())
                    .isEqualTo(WebClient.parse(made.body()).path("keyId").asText()));
  }

  @Test
  void answersLikeNoSiteWhereThereIsNothingToSee() {
    assertThat(web.as("brand").get(path()).statusCode()).isEqualTo(404);
    assertThat(web.stranger().get(path()).statusCode()).isEqualTo(401);
    UUID empty = seed.site(Seed.RETAIL, "Nothing known");
    assertThat(web.as("sourcing").get("/api/v1/sites/" + empty + "/passport").statusCode())
        .isEqualTo(404);
  }

  @Test
  void isOfferedOnThePageOfTheSite() {
    WebClient browser = web.browser("sourcing", "sandbox");
    assertThat(browser.get("/sites/" + site).body()).contains("/sites/" + site + "/passport");
    HttpResponse<String> file = browser.get("/sites/" + site + "/passport");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
    assertThat(verify(file.body())).isInstanceOf(Verification.Valid.class);
    UUID empty = seed.site(Seed.RETAIL, "Nothing known");
    assertThat(browser.get("/sites/" + empty).body()).doesNotContain("/passport\"");
  }

  @Test
  void writesDownWhoAskedForIt() {
    token("sourcing");
    List<String> who =
        database.as(
            Seed.RETAIL,
            jdbc ->
                jdbc.sql("SELECT username FROM access_trail WHERE action = ? AND subject = ?")
                    .param("passport.issued")
                    .param("site:" + site)
                    .query(String.class)
                    .list());
    assertThat(who).containsExactly("sourcing");
  }
}
