package org.scorehub.alert;

import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Sends an alert as plain text by the mail server that {@code spring.mail} names. */
@Component
final class EmailWay implements AlertWay {

  private final AlertSettings settings;
  private final ObjectProvider<JavaMailSender> server;

  EmailWay(AlertSettings settings, ObjectProvider<JavaMailSender> server) {
    this.settings = settings;
    this.server = server;
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
  public void send(Alert alert) throws AlertNotSent {
    JavaMailSender sender = server.getIfAvailable();
    if (sender == null) {
      throw new AlertNotSent("no mail server is set, see spring.mail.host");
    }
    SimpleMailMessage message = new SimpleMailMessage();
    message.setFrom(settings.from());
    message.setTo(Objects.requireNonNull(settings.of(alert.organisation()).email()));
    message.setSubject("score-hub: " + alert.title());
    message.setText(text(alert));
    try {
      sender.send(message);
    } catch (MailException e) {
      throw new AlertNotSent(String.valueOf(e.getMessage()));
    }
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
