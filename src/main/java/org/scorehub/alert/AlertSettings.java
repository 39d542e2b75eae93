package org.scorehub.alert;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of trouble, and how.
 *
 * @param window least time between two messages about one cause
 * @param waiting how long a delivery is tried in vain until people are told; also the least time
 *     between two messages about that, if it is longer than the window
 * @param paused how long a connector is paused until people are told
 * @param pages address of the hub's pages, for links
 * @param from sender of e-mails
 * @param organisations by organisation; one that is absent is told by the log alone
 */
@ConfigurationProperties("hub.alerts")
public record AlertSettings(
    @DefaultValue("15m") Duration window,
    @DefaultValue("1h") Duration waiting,
    @DefaultValue("4h") Duration paused,
    @DefaultValue("http://localhost:8080") URI pages,
    @DefaultValue("score-hub@localhost") String from,
    Map<String, Ways> organisations) {

  static final Ways LOG_ONLY = new Ways(null, null, null);

  public AlertSettings {
    organisations = organisations == null ? Map.of() : Map.copyOf(organisations);
  }

  /**
   * Ways to one organisation, beside the log.
   *
   * @param webhook is posted to; null for none
   * @param webhookSecret signs what is posted; needed with a webhook; never logged
   * @param email address; null for none
   */
  public record Ways(
      @Nullable URI webhook, @Nullable String webhookSecret, @Nullable String email) {

    public Ways {
      if (webhook != null && (webhookSecret == null || webhookSecret.length() < 16)) {
        throw new IllegalArgumentException(
            "hub.alerts: a webhook needs a webhook-secret of at least 16 characters");
      }
    }

    @Override
    public String toString() {
      return "Ways[" + webhook + ", " + email + "]";
    }
  }

  /** Least time between two messages about one cause in that state. */
  Duration window(String state) {
    return state.equals("WAITING") && waiting.compareTo(window) > 0 ? waiting : window;
  }

  /** The address of a page, for a link. */
  public String page(String path) {
    return pages.toString().replaceAll("/+$", "") + path;
  }

  Ways of(String organisation) {
    return organisations.getOrDefault(organisation, LOG_ONLY);
  }
}
