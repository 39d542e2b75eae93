package org.scorehub.web.subscription;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.alert.SignedPost;
import org.scorehub.external.EventDescription;
import org.scorehub.subscription.Composed;
import org.scorehub.subscription.Digest;
import org.scorehub.subscription.DigestComposer;
import org.scorehub.subscription.Subscription;
import org.scorehub.subscription.SubscriptionKey;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** News of suppliers reaches those who subscribed, by e-mail, by webhook, and as data. */
@HubTest
class SubscriptionTest {

  private static final String API = "/api/v1/suppliers/subscriptions";
  private static final Pattern LINK = Pattern.compile("https?://[^/]+(/subscription/[^\\s\"]+)");

  @Autowired private Seed seed;
  @Autowired private WebClient web;
  @Autowired private DigestComposer composer;

  private final WireMockServer receiver =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private final String word = "s" + Long.toString(Seed.id().getLeastSignificantBits(), 36);

  @BeforeEach
  void startReceiver() {
    receiver.start();
  }

  @AfterEach
  void stopReceiver() {
    receiver.stop();
  }

  private UUID described(String name) {
    UUID site = seed.site(Seed.RETAIL, name);
    stand(site);
    return site;
  }

  private void stand(UUID site) {
    seed.changed(site);
    await()
        .until(
            () ->
                seed.jdbc()
                    .sql("SELECT stood_version = version FROM site WHERE id = ?")
                    .param(site)
                    .query(Boolean.class)
                    .single());
  }

  private JsonNode subscribed(String way, String target) {
    String body =
        """
        {"name": "About %s", "query": "q=%s", "way": "%s", "target": "%s", "pace": "AT_ONCE",
         "language": "zh-CN", "zone": "Asia/Shanghai"}"""
            .formatted(word, word, way, target);
    var answer = web.as("sourcing").post(API, "application/json", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return WebClient.parse(answer.body());
  }

  private String state(String id) {
    return seed.jdbc()
        .sql("SELECT state FROM subscription WHERE id = ?::uuid")
        .param(id)
        .query(String.class)
        .single();
  }

  /** Lets one that is told at once be looked at now. */
  private void look(String id) {
    seed.sql("UPDATE subscription SET next_at = now() WHERE id = ?::uuid", id);
  }

  private List<LoggedRequest> posted() {
    return receiver.findAll(postRequestedFor(urlEqualTo("/news")));
  }

  @Test
  void tellsAWebhookOfWhatChangedAtItsSuppliersUntilItTakesIt() {
    receiver.stubFor(
        post("/news")
            .inScenario("down")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(503))
            .willSetStateTo("up"));
    receiver.stubFor(
        post("/news").inScenario("down").whenScenarioStateIs("up").willReturn(aResponse()));
    JsonNode created = subscribed("WEBHOOK", receiver.baseUrl() + "/news");
    String id = created.path("id").asText();
    described("Other site of nobody's concern");
    UUID site = described("=Mill " + word);
    look(id);
    await().until(() -> posted().size() == 1);
    assertThat(web.as("sourcing").json(API).toString()).contains("it answered 503");
    seed.sql("UPDATE digest SET due_at = now() WHERE subscription_id = ?::uuid", id);
    await().until(() -> posted().size() == 2);
    LoggedRequest first = posted().get(0);
    LoggedRequest again = posted().get(1);
    assertThat(again.getHeader("Idempotency-Key")).isEqualTo(first.getHeader("Idempotency-Key"));
    String[] signature = again.getHeader("Scorehub-Signature").split("t=|,v1=", -1);
    assertThat(signature[2])
        .isEqualTo(hmac(created.path("secret").asText(), signature[1], again.getBodyAsString()));
    JsonNode body = WebClient.parse(again.getBodyAsString());
    assertThat(body.path("suppliers")).hasSize(1);
    assertThat(body.at("/suppliers/0/site").asText()).isEqualTo(site.toString());
    assertThat(body.at("/suppliers/0/changes/0/kind").asText()).isEqualTo("NEW_SUPPLIER");
    assertThat(body.at("/suppliers/0/changes/0/text").asText()).isEqualTo("新供应商");
    look(id);
    UUID other = described("Second " + word);
    look(id);
    await().until(() -> posted().size() == 3);
    assertThat(posted().get(2).getBodyAsString())
        .contains(other.toString())
        .doesNotContain(site.toString());
    assertThat(
            web.as("sourcing").post(API + '/' + id + "/test", "application/json", "").statusCode())
        .isLessThan(300);
    await().until(() -> posted().size() == 4);
    assertThat(WebClient.parse(posted().get(3).getBodyAsString()).path("kind").asText())
        .isEqualTo("test");
    assertThat(posted()).allSatisfy(SubscriptionTest::isAsDescribed);
    assertThat(web.as("brand").json(API).toString()).doesNotContain(id);
    assertThat(web.as("brand").delete(API + '/' + id).statusCode()).isEqualTo(404);
    assertThat(web.as("sourcing").delete(API + '/' + id).statusCode()).isEqualTo(204);
    assertThat(state(id)).isEqualTo("ENDED");
  }

  private static void isAsDescribed(LoggedRequest post) {
    EventDescription description = EventDescription.read();
    ObjectNode headers = JsonNodeFactory.instance.objectNode();
    for (String header : List.of("Scorehub-Signature", "Idempotency-Key")) {
      headers.put(header, post.getHeader(header));
    }
    String message = "/components/messages/supplierDigest";
    assertThat(description.complaints(message + "/headers", headers)).isEmpty();
    JsonNode body = WebClient.parse(post.getBodyAsString());
    assertThat(description.complaints(message + "/payload", body)).isEmpty();
    ObjectNode other = body.deepCopy();
    other.remove("until");
    other.put("secret", "no");
    assertThat(description.complaints(message + "/payload", other)).hasSize(2);
  }

  private static String hmac(String secret, String seconds, String body) {
    byte[] key = secret.getBytes(StandardCharsets.UTF_8);
    byte[] signed = (seconds + '.' + body).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(SignedPost.sum(key, signed));
  }

  private List<MimeMessage> mail(String to) {
    return Arrays.stream(HubServers.mail().getReceivedMessages())
        .filter(message -> HubServers.recipient(message).equals(to))
        .toList();
  }

  @Test
  void asksAnAddressToAgreeAndTellsItUntilItsReaderHasEnough() throws Exception {
    String to = word + "@brand.example";
    String id = subscribed("EMAIL", to).path("id").asText();
    await().until(() -> mail(to).size() == 1);
    String link = link(mail(to).get(0));
    assertThat(state(id)).isEqualTo("UNCONFIRMED");
    WebClient stranger = web.stranger();
    assertThat(stranger.get(link).body()).contains("About " + word, to);
    assertThat(state(id)).isEqualTo("UNCONFIRMED");
    assertThat(form(stranger, link.replaceAll(".$", "x"), "")).isEqualTo(404);
    seed.sql(
        "INSERT INTO digest (buyer, id, subscription_id, kind, after_id, until_id, due_at)"
            + " VALUES (?, ?, ?::uuid, 'CONFIRM', 0, 0, now() + interval '1 hour')",
        Seed.RETAIL,
        Seed.id(),
        id);
    assertThat(form(stranger, link, "")).isEqualTo(200);
    assertThat(state(id)).isEqualTo("ACTIVE");
    described("Đại " + word);
    look(id);
    await().until(() -> mail(to).size() == 2);
    MimeMessage digest = mail(to).get(1);
    assertThat(digest.getSubject()).contains("About " + word, "有变化的供应商 1 家");
    assertThat(text(digest)).contains("Đại " + word, "新供应商", "结束此订阅");
    assertThat(digest.getMessageID()).contains("@");
    assertThat(digest.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    Matcher end = LINK.matcher(digest.getHeader("List-Unsubscribe", null).replace(">", ""));
    assertThat(end.find()).isTrue();
    assertThat(form(stranger, end.group(1), "List-Unsubscribe=One-Click")).isEqualTo(200);
    assertThat(state(id)).isEqualTo("ENDED");
    String own = API + '/' + id + "/resume";
    assertThat(web.as("sourcing").post(own, "application/json", "").statusCode()).isEqualTo(409);
    assertThat(form(stranger, end.group(1).replace("/end", "/undo"), "")).isEqualTo(200);
    assertThat(state(id)).isEqualTo("ACTIVE");
    assertThat(web.as("sourcing").delete(API + '/' + id).statusCode()).isEqualTo(204);
  }

  private static int form(WebClient client, String path, String body) {
    return client.post(path, "application/x-www-form-urlencoded", body).statusCode();
  }

  private static String link(MimeMessage message) throws Exception {
    Matcher link = LINK.matcher(text(message));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  /** Both parts as they came. */
  private static String text(MimeMessage message) throws Exception {
    return parts((Multipart) message.getContent());
  }

  private static String parts(Multipart parts) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.getCount(); i++) {
      Object content = parts.getBodyPart(i).getContent();
      text.append(content instanceof Multipart inner ? parts(inner) : content);
    }
    return text.toString();
  }

  @Test
  void tellsNobodyWhatTheyMayNoLongerSee() {
    UUID site = described("Mill " + word);
    String id = subscribed("WEBHOOK", receiver.baseUrl() + "/later").path("id").asText();
    seed.training(Seed.PROGRAMME, site, "ENROLMENT", "{\"module\": \"WC\", \"state\": \"VISITS\"}");
    stand(site);
    Subscription subscription =
        seed.jdbc()
            .sql("SELECT * FROM subscription WHERE id = ?::uuid")
            .param(id)
            .query((row, number) -> Subscription.from(row))
            .single();
    Digest digest =
        new Digest(
            UUID.randomUUID(), Digest.Kind.NEWS, subscription.toldUntil(), Long.MAX_VALUE, 0);
    SubscriptionKey key = SubscriptionKey.random();
    assertThat(composer.compose(subscription, digest, key)).isEqualTo(new Composed.Nothing());
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, site, "TRAINING_PROGRESS");
    assertThat(composer.compose(subscription, digest, key)).isInstanceOf(Composed.Body.class);
    seed.sql("UPDATE consent SET revoked_at = now() WHERE site_id = ?", site);
    assertThat(composer.compose(subscription, digest, key)).isEqualTo(new Composed.Nothing());
    seed.sql("UPDATE subscription SET username = 'nobody-any-more' WHERE id = ?::uuid", id);
    Subscription orphan =
        seed.jdbc()
            .sql("SELECT * FROM subscription WHERE id = ?::uuid")
            .param(id)
            .query((row, number) -> Subscription.from(row))
            .single();
    assertThat(composer.compose(orphan, digest, key)).isInstanceOf(Composed.Impossible.class);
    seed.sql("DELETE FROM subscription WHERE id = ?::uuid", id);
  }
}
