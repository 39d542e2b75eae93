package org.scorehub.delivery;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.RetryAfter;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.KeyScan;
import org.springframework.stereotype.Component;

/** Reads what a SOAP service answered to a delivery. */
@Component("soapAnswers")
public final class SoapAnswers {

  private static final String BODY = "/Envelope/Body";
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;

  /** Client errors that another attempt may not meet. */
  private static final Set<Integer> PASSING = Set.of(408, 429);

  private final DeliveryLogin login;
  private final Clock clock;

  SoapAnswers(DeliveryLogin login, Clock clock) {
    this.login = login;
    this.clock = clock;
  }

  /** Turns status, headers and body of the answer into the property {@code hub.answer}. */
  public void read(Exchange exchange) {
    Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (caught != null) {
      exchange.setProperty(
          "hub.answer",
          new Answer.Unavailable(
              "cannot be reached: " + caught.getMessage(), null, Unreached.is(caught)));
      return;
    }
    int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    if (status == UNAUTHORIZED) {
      login.rejected(exchange);
    }
    byte[] body = exchange.getMessage().getBody(byte[].class);
    byte[] bytes = body == null ? new byte[0] : body;
    exchange.setProperty("hub.answer", answer(status, bytes, retryAfter(exchange)));
  }

  static Answer answer(int status, byte[] body, @Nullable Duration retryAfter) {
    String said = "HTTP " + status + "\n" + new String(body, StandardCharsets.UTF_8);
    if (status == UNAUTHORIZED) {
      return new Answer.Unavailable(said, retryAfter, true);
    }
    Optional<String> fault = find(body, BODY + "/Fault/faultcode");
    if (fault.isPresent()) {
      boolean senders = fault.get().contains("Client") || fault.get().contains("Sender");
      return senders ? new Answer.Refused(said) : new Answer.Unavailable(said, retryAfter);
    }
    if (status == OK || status == ACCEPTED) {
      return accepted(body, said);
    }
    boolean refused = status >= 400 && status < 500 && !PASSING.contains(status);
    return refused
        ? new Answer.Refused(said)
        : new Answer.Unavailable(said, retryAfter, status == TOO_MANY);
  }

  private static Answer accepted(byte[] body, String said) {
    Optional<String> receipt = find(body, BODY + "/acknowledgement/receiptId");
    Optional<String> state = find(body, BODY + "/acknowledgement/status");
    return state.isEmpty()
        ? new Answer.Unavailable("the answer is no acknowledgement: " + said, null)
        : new Answer.Accepted(receipt.orElse(null), state.get().equals("applied"), said);
  }

  private static Optional<String> find(byte[] body, String path) {
    return KeyScan.find(DocumentFormat.XML, new ByteArrayInputStream(body), path)
        .map(String::strip);
  }

  private @Nullable Duration retryAfter(Exchange exchange) {
    return RetryAfter.read(exchange.getMessage().getHeader("Retry-After", String.class), clock);
  }
}
