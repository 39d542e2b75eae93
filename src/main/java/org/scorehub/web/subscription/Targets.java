package org.scorehub.web.subscription;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.scorehub.alert.SignedPost;
import org.scorehub.subscription.DigestSettings;
import org.scorehub.subscription.Subscription.Way;
import org.scorehub.web.FormText;
import org.springframework.stereotype.Component;

/** Checks where digests are to go. */
@Component
class Targets {

  private static final int MOST = 500;

  private final DigestSettings settings;

  Targets(DigestSettings settings) {
    this.settings = settings;
  }

  /**
   * The address as it is kept.
   *
   * @throws IllegalArgumentException with a message for whoever wrote it
   */
  String checked(Way way, @Nullable String target) {
    String given = FormText.required("target", target, MOST);
    return way == Way.EMAIL ? email(given) : webhook(given);
  }

  private static String email(String given) {
    try {
      InternetAddress address = new InternetAddress(given, true);
      if (address.getAddress().equals(given) && given.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+")) {
        return given;
      }
    } catch (AddressException e) {
      throw noAddress(e);
    }
    throw noAddress(null);
  }

  private static IllegalArgumentException noAddress(@Nullable Exception cause) {
    return new IllegalArgumentException("target must be one e-mail address", cause);
  }

  private String webhook(String given) {
    URI uri = uri(given);
    boolean secure = "https".equals(uri.getScheme());
    boolean allowed = secure || (settings.privateTargets() && "http".equals(uri.getScheme()));
    if (!allowed || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException("target must be an https address, without a password");
    }
    if (!settings.privateTargets() && SignedPost.isInside(uri.getHost())) {
      throw new IllegalArgumentException(
          "target must not be an address of a private network; this hub does not post there");
    }
    return given;
  }

  private static URI uri(String given) {
    try {
      return new URI(given);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("target must be an https address, without a password", e);
    }
  }
}
