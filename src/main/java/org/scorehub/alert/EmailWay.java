package org.scorehub.alert;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Sends an alert as plain text. */
@Component
final class EmailWay implements AlertWay {

  private final AlertSettings settings;
  private final Mailer mailer;

  EmailWay(AlertSettings settings, Mailer mailer) {
    this.settings = settings;
    this.mailer = mailer;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public boolean leadsTo(String organisation) {
    return settings.of(organisation).email() != null;
  }

  @Override
  public void send(Alert alert) throws NotSent {
    String to = Objects.requireNonNull(settings.of(alert.organisation()).email());
    mailer.send(new Mailer.Letter(to, "score-hub: " + alert.title(), text(alert), null, Map.of()));
  }

  private String text(Alert alert) {
    return """
        %s

        Between %s and %s, for %s.
        One of them: %s
        All causes: %s/parked
        """
        .formatted(
            alert.title(),
            alert.from(),
            alert.to(),
            alert.organisation(),
            alert.link(settings.pages()),
            settings.pages());
  }
}
