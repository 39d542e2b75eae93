package org.scorehub.delivery;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.RetryAfter;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.KeyScan;
import org.springframework.stereotype.Component;

/**
 * Reads what an HTTP service answered to a delivery. Success is acceptance; 202 says that the
 * content has not taken effect yet. Of the other answers only those are final that would be the
 * same next time.
 */
@Component("httpAnswers")
public final class HttpAnswers {

  /** Client errors that another attempt may not meet: RFC 9110, RFC 6585, RFC 4918, RFC 8470. */
  private static final Set<Integer> PASSING = Set.of(401, 408, 409, 412, 423, 425, 429);

  /** Of those, the ones that say that nothing was done. */
  private static final Set<Integer> UNTAKEN = Set.of(401, 412, 423, 425, 429);

  private static final int UNAUTHORIZED = 401;
  private static final int ACCEPTED = 202;
  private static final int MAX_DETAIL = 300;

  private final DeliveryLogin login;
  private final Clock clock;

  HttpAnswers(DeliveryLogin login, Clock clock) {
    this.login = login;
    this.clock = clock;
  }

  /** Turns the answer to the document into the property {@code hub.answer}. */
  public void read(Exchange exchange) {
    exchange.setProperty("hub.answer", unreachable(exchange).orElseGet(() -> answer(exchange)));
  }

  /**
   * Takes the tag of the resource that the document is about into the property {@code hub.etag}; or
   * sets {@code hub.answer} if there is none, so that nothing is sent.
   */
  public void resource(Exchange exchange) {
    Optional<Answer> unreachable = unreachable(exchange);
    if (unreachable.isPresent()) {
      exchange.setProperty("hub.answer", unsent(unreachable.get()));
      return;
    }
    HttpReply reply = checked(exchange);
    exchange.setProperty("hub.etag", reply.etag());
    if (!reply.succeeded()) {
      exchange.setProperty("hub.answer", unsent(failed(reply)));
    } else if (reply.etag() == null) {
      exchange.setProperty(
          "hub.answer", new Answer.Refused("the resource has no ETag to send as If-Match"));
    }
  }

  private static Optional<Answer> unreachable(Exchange exchange) {
    return Optional.ofNullable(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
        .map(
            e ->
                new Answer.Unavailable(
                    "cannot be reached: " + e.getMessage(), null, Unreached.is(e)));
  }

  /** What it says before the document itself is sent. */
  private static Answer unsent(Answer answer) {
    return answer instanceof Answer.Unavailable unavailable
        ? new Answer.Unavailable(unavailable.detail(), unavailable.retryAfter(), true)
        : answer;
  }

  private Answer answer(Exchange exchange) {
    return answer(checked(exchange), exchange.getProperty("hub.receipt", String.class));
  }

  /** Reads the reply; a login that it refuses is not used again. */
  private HttpReply checked(Exchange exchange) {
    HttpReply reply = reply(exchange);
    if (reply.status() == UNAUTHORIZED) {
      login.rejected(exchange);
    }
    return reply;
  }

  /**
   * Judges an answer.
   *
   * @param receiptPath path of the receipt in a JSON answer; null to take Location or ETag
   */
  static Answer answer(HttpReply reply, @Nullable String receiptPath) {
    return reply.succeeded()
        ? new Answer.Accepted(
            receipt(reply, receiptPath).orElse(null), reply.status() != ACCEPTED, said(reply))
        : failed(reply);
  }

  private static Answer failed(HttpReply reply) {
    boolean refused =
        reply.status() >= 400 && reply.status() < 500 && !PASSING.contains(reply.status());
    return refused
        ? new Answer.Refused(said(reply))
        : new Answer.Unavailable(said(reply), reply.retryAfter(), UNTAKEN.contains(reply.status()));
  }

  private static Optional<String> receipt(HttpReply reply, @Nullable String path) {
    Optional<String> told = path == null ? Optional.empty() : json(reply, path);
    return told.or(() -> Optional.ofNullable(reply.location()))
        .or(() -> Optional.ofNullable(reply.etag()));
  }

  private static Optional<String> json(HttpReply reply, String path) {
    return KeyScan.find(DocumentFormat.JSON, new ByteArrayInputStream(reply.body()), path);
  }

  /** Status and what a person needs to know; of a problem detail (RFC 9457) only its words. */
  private static String said(HttpReply reply) {
    boolean problem =
        reply.contentType() != null && reply.contentType().startsWith("application/problem+json");
    String words =
        problem
            ? Stream.of("/title", "/detail")
                .flatMap(path -> json(reply, path).stream())
                .collect(Collectors.joining(": "))
            : "";
    return "HTTP " + reply.status() + "\n" + (words.isEmpty() ? start(reply.body()) : words);
  }

  private static String start(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return text.length() > MAX_DETAIL ? text.substring(0, MAX_DETAIL) + "…" : text;
  }

  private HttpReply reply(Exchange exchange) {
    Message message = exchange.getMessage();
    byte[] body = message.getBody(byte[].class);
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    if (status == UNAUTHORIZED) {
      login.rejected(exchange);
    }
    return new HttpReply(
        status,
        body == null ? new byte[0] : body,
        message.getHeader(Exchange.CONTENT_TYPE, String.class),
        message.getHeader("Location", String.class),
        message.getHeader("ETag", String.class),
        RetryAfter.read(message.getHeader("Retry-After", String.class), clock));
  }
}
