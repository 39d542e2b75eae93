package org.scorehub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers those who hand in a document over HTTP: a receipt, or RFC 9457 problem details. */
@Component("receptionAnswers")
public final class ReceptionAnswers {

  private static final Logger log = LoggerFactory.getLogger(ReceptionAnswers.class);
  private static final int ACCEPTED = 202;
  private static final int UNAVAILABLE = 503;

  private final Reception reception;
  private final ObjectMapper json;

  ReceptionAnswers(Reception reception, ObjectMapper json) {
    this.reception = reception;
    this.json = json;
  }

  /** The document is durable. */
  public void accepted(Exchange exchange) {
    Map<String, Object> receipt = reception.receipt(exchange);
    answer(exchange, ACCEPTED, "application/json", receipt);
    exchange.getMessage().setHeader("Location", "/api/v1/exchanges/" + receipt.get("exchangeId"));
  }

  /** The document is refused and not kept. */
  public void refused(Exchange exchange) {
    ReceptionRefused refusal =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, ReceptionRefused.class);
    answer(exchange, refusal.status(), "application/problem+json", refusal.details());
  }

  /** The document could not be made durable; the sender should try again. */
  public void unavailable(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    log.warn("A document was not acknowledged: {}", String.valueOf(cause));
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("type", "urn:scorehub:problem:reception.unavailable");
    detail.put("title", "The document was not taken");
    detail.put("status", UNAVAILABLE);
    detail.put("detail", "The hub cannot keep documents at the moment; send it again later");
    answer(exchange, UNAVAILABLE, "application/problem+json", detail);
    exchange.getMessage().setHeader("Retry-After", "5");
  }

  private void answer(Exchange exchange, int status, String type, Map<String, Object> body) {
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
    try {
      exchange.getMessage().setBody(json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
