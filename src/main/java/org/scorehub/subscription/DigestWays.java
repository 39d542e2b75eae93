package org.scorehub.subscription;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scorehub.alert.AlertSettings;
import org.scorehub.alert.Mailer;
import org.scorehub.alert.NotSent;
import org.scorehub.alert.SignedPost;
import org.springframework.stereotype.Component;

/** The ways of alerts, as digests use them. */
@Component
final class DigestWays {

  private final Mailer mailer;
  private final SignedPost post;
  private final AlertSettings pages;
  private final DigestSettings settings;

  DigestWays(Mailer mailer, SignedPost post, AlertSettings pages, DigestSettings settings) {
    this.mailer = mailer;
    this.post = post;
    this.pages = pages;
    this.settings = settings;
  }

  /** Sends an e-mail that can be ended by one click, RFC 8058. */
  void mail(Subscription subscription, Digest digest, SubscriptionKey key, Composed.Letter letter)
      throws NotSent {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Message-ID", "<" + digest.id() + "@" + host() + ">");
    headers.put("Auto-Submitted", "auto-generated");
    headers.put("Precedence", "list");
    headers.put("List-Id", "<" + subscription.id() + "." + host() + ">");
    headers.put("List-Unsubscribe", "<" + pages.page(end(subscription, key)) + ">");
    headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    mailer.send(
        new Mailer.Letter(
            subscription.target(), letter.subject(), letter.text(), letter.html(), headers));
  }

  private static String end(Subscription subscription, SubscriptionKey key) {
    return "/subscription/" + subscription.id() + '/' + key.token(subscription.id()) + "/end";
  }

  private String host() {
    String host = pages.pages().getHost();
    return host == null ? "localhost" : host;
  }

  void post(Subscription subscription, Digest digest, SubscriptionKey key, Composed.Body body)
      throws NotSent {
    URI receiver = URI.create(subscription.target());
    if (settings.privateTargets()) {
      post.post(receiver, key.signing(), digest.id(), body.json());
    } else {
      post.postOutside(receiver, key.signing(), digest.id(), body.json());
    }
  }
}
