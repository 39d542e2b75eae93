package org.scorehub.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Posts an alert as JSON. The header {@code Scorehub-Signature: t=SECONDS,v1=HEX} carries the
 * HMAC-SHA256, with the organisation's secret, of the seconds since 1970, a dot and the body.
 */
@Component
final class WebhookWay implements AlertWay {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String ALGORITHM = "HmacSHA256";

  private final AlertSettings settings;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  WebhookWay(AlertSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public boolean leadsTo(String organisation) {
    return settings.of(organisation).webhook() != null;
  }

  @Override
  public void send(Alert alert) throws AlertNotSent {
    AlertSettings.Ways ways = settings.of(alert.organisation());
    String body = body(alert);
    HttpRequest request =
        HttpRequest.newBuilder(Objects.requireNonNull(ways.webhook()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", alert.id().toString())
            .header("Scorehub-Signature", signature(ways, body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    int status = status(request);
    if (status < 200 || status > 299) {
      throw new AlertNotSent("it answered " + status);
    }
  }

  private int status(HttpRequest request) throws AlertNotSent {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new AlertNotSent("it cannot be reached: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AlertNotSent("the hub is stopping");
    }
  }

  private String body(Alert alert) {
    URI pages = settings.pages();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", alert.id().toString())
        .put("organisation", alert.organisation())
        .put("title", alert.title())
        .put("direction", alert.direction())
        .put("connector", alert.connector())
        .put("document", alert.document())
        .put("state", alert.state())
        .put("code", alert.code())
        .put("path", alert.path())
        .put("count", alert.count())
        .put("from", alert.from().toString())
        .put("to", alert.to().toString())
        .put("sample", alert.link(pages).toString())
        .toString();
  }

  private String signature(AlertSettings.Ways ways, String body) {
    long seconds = clock.instant().getEpochSecond();
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      byte[] secret = Objects.requireNonNull(ways.webhookSecret()).getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      byte[] sum = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
