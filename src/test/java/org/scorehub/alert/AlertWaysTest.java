package org.scorehub.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class AlertWaysTest {

  private static final String SECRET = "a secret of some length";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Alert ALERT =
      new Alert(
          "demo-retail",
          UUID.fromString("0198aaaa-0000-7000-8000-000000000001"),
          "in",
          "amfori-bsci",
          "audit",
          "QUARANTINED",
          "xml.malformed",
          "/audit/findings[]/code",
          12,
          NOW.minusSeconds(900),
          NOW,
          UUID.fromString("0198aaaa-0000-7000-8000-000000000002"),
          null,
          Set.of(),
          0);

  private static AlertSettings settings(@Nullable String webhook, @Nullable String email) {
    AlertSettings.Ways ways =
        new AlertSettings.Ways(webhook == null ? null : URI.create(webhook), SECRET, email);
    return new AlertSettings(
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4),
        URI.create("https://hub.example/"),
        "hub@hub.example",
        Map.of("demo-retail", ways));
  }

  @Test
  void webhookIsSignedSoThatItsReceiverCanTellWhoSentIt() throws Exception {
    WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
    server.start();
    try {
      server.stubFor(post("/hook").willReturn(aResponse().withStatus(204)));
      WebhookWay way =
          new WebhookWay(
              settings(server.baseUrl() + "/hook", null),
              new SignedPost(Clock.fixed(NOW, ZoneOffset.UTC)));
      assertThat(way.leadsTo("demo-retail")).isTrue();
      assertThat(way.leadsTo("demo-brand")).isFalse();
      way.send(ALERT);
      LoggedRequest request = server.findAll(postRequestedFor(urlEqualTo("/hook"))).get(0);
      String signed = NOW.getEpochSecond() + "." + request.getBodyAsString();
      assertThat(request.getHeader("Scorehub-Signature"))
          .isEqualTo("t=" + NOW.getEpochSecond() + ",v1=" + hmac(signed));
      assertThat(request.getHeader("Idempotency-Key")).isEqualTo(ALERT.id().toString());
      assertThat(request.getBodyAsString())
          .contains("\"count\":12", "\"code\":\"xml.malformed\"")
          .contains("\"sample\":\"https://hub.example/exchanges/" + ALERT.sample());
    } finally {
      server.stop();
    }
  }

  private static String hmac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void webhookThatRefusesIsToldAsNotSent() {
    WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
    server.start();
    try {
      WebhookWay way =
          new WebhookWay(
              settings(server.baseUrl() + "/none", null), new SignedPost(Clock.systemUTC()));
      assertThatThrownBy(() -> way.send(ALERT))
          .isInstanceOf(NotSent.class)
          .hasMessage("it answered 404");
    } finally {
      server.stop();
    }
  }

  @Test
  void webhookNeedsASecret() {
    URI hook = URI.create("https://hooks.example");
    assertThatThrownBy(() -> new AlertSettings.Ways(hook, "short", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("webhook-secret");
    assertThat(new AlertSettings.Ways(hook, SECRET, null).toString()).doesNotContain(SECRET);
  }

  @Test
  void emailSaysWhatAndWhere() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      JavaMailSenderImpl sender = new JavaMailSenderImpl();
      sender.setHost("127.0.0.1");
      sender.setPort(server.getSmtp().getPort());
      email(sender).send(ALERT);
      MimeMessage message = server.getReceivedMessages()[0];
      assertThat(message.getSubject())
          .isEqualTo(
              "score-hub: 12 quarantined document(s) of amfori-bsci/audit: xml.malformed at"
                  + " /audit/findings[]/code");
      assertThat(message.getAllRecipients()[0]).hasToString("ops@retail.example");
      assertThat(message.getContent().toString())
          .contains("https://hub.example/exchanges/" + ALERT.sample());
    } finally {
      server.stop();
    }
  }

  @Test
  void emailWithoutAServerIsNotSent() {
    assertThatThrownBy(() -> email(null).send(ALERT))
        .isInstanceOf(NotSent.class)
        .hasMessageContaining("spring.mail.host");
  }

  private static EmailWay email(@Nullable JavaMailSender sender) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    if (sender != null) {
      beans.addBean("sender", sender);
    }
    AlertSettings settings = settings(null, "ops@retail.example");
    return new EmailWay(
        settings, new Mailer(settings, beans.getBeanProvider(JavaMailSender.class)));
  }
}
