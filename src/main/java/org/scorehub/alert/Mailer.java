package org.scorehub.alert;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends e-mails by the mail server that {@code spring.mail} names. */
@Component
public final class Mailer {

  /**
   * An e-mail.
   *
   * @param html the same as the text, for programs that show HTML; null for text alone
   * @param headers beyond the usual ones; a Message-ID among them stays as it is
   */
  public record Letter(
      String to, String subject, String text, @Nullable String html, Map<String, String> headers) {

    public Letter {
      headers = Map.copyOf(headers);
    }
  }

  private final AlertSettings settings;
  private final ObjectProvider<JavaMailSender> server;

  Mailer(AlertSettings settings, ObjectProvider<JavaMailSender> server) {
    this.settings = settings;
    this.server = server;
  }

  /** Whether a mail server is set at all. */
  public boolean isSet() {
    return server.getIfAvailable() != null;
  }

  /**
   * Hands an e-mail to the server.
   *
   * @throws NotSent if there is none, or it does not take it
   */
  public void send(Letter letter) throws NotSent {
    JavaMailSender sender = server.getIfAvailable();
    if (sender == null) {
      throw new NotSent("no mail server is set, see spring.mail.host");
    }
    try {
      sender.send(message(sender.createMimeMessage(), letter));
    } catch (MailException | MessagingException e) {
      throw new NotSent(String.valueOf(e.getMessage()));
    }
  }

  private MimeMessage message(MimeMessage message, Letter letter) throws MessagingException {
    MimeMessageHelper parts = new MimeMessageHelper(message, letter.html() != null, "UTF-8");
    parts.setFrom(settings.from());
    parts.setTo(letter.to());
    parts.setSubject(letter.subject());
    if (letter.html() == null) {
      parts.setText(letter.text());
    } else {
      parts.setText(letter.text(), letter.html());
    }
    for (Map.Entry<String, String> header : letter.headers().entrySet()) {
      message.setHeader(header.getKey(), header.getValue());
    }
    return message;
  }
}
