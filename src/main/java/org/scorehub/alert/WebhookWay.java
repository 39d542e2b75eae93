package org.scorehub.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Posts an alert as JSON, signed with the organisation's secret. */
@Component
final class WebhookWay implements AlertWay {

  private final AlertSettings settings;
  private final SignedPost post;

  WebhookWay(AlertSettings settings, SignedPost post) {
    this.settings = settings;
    this.post = post;
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
  public void send(Alert alert) throws NotSent {
    AlertSettings.Ways ways = settings.of(alert.organisation());
    byte[] secret = Objects.requireNonNull(ways.webhookSecret()).getBytes(StandardCharsets.UTF_8);
    post.post(Objects.requireNonNull(ways.webhook()), secret, alert.id(), body(alert));
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
}
