package org.scorehub.delivery;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** One attempt of a delivery, by the route of its document. */
public final class Attempt {

  private static final String ANSWER = "hub.answer";

  private Attempt() {}

  /**
   * Sends a parcel once, without noting anything.
   *
   * @param camel has the route {@code direct:<connector>.<document>.out}
   * @return what the other side said
   */
  public static Answer make(CamelContext camel, Parcel parcel) {
    ProducerTemplate template = camel.createProducerTemplate();
    try {
      return answer(
          template.send(
              "direct:" + parcel.connector() + "." + parcel.document() + ".out",
              exchange -> address(parcel, exchange)));
    } finally {
      template.stop();
    }
  }

  /** Makes the body the parcel's bytes, and sets the properties that say where they go. */
  static void address(Parcel parcel, Exchange exchange) {
    exchange.removeProperty(ANSWER);
    exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
    exchange.setProperty("hub.connector", parcel.connector());
    exchange.setProperty("hub.document", parcel.document());
    exchange.setProperty("hub.organisation", parcel.organisation());
    exchange.setProperty("hub.idempotencyKey", parcel.idempotencyKey());
    exchange.setProperty("hub.contentType", parcel.contentType());
    exchange.setProperty("hub.content", parcel.content());
    exchange.setProperty("hub.version", parcel.version());
    exchange.setProperty("hub.key", parcel.key());
    exchange.setProperty("hub.endpoint", parcel.endpoint());
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(parcel.content());
  }

  /** What became of the attempt; without an answer the other side counts as unavailable. */
  static Answer answer(Exchange exchange) {
    Answer given = exchange.getProperty(ANSWER, Answer.class);
    return given == null ? new Answer.Unavailable("no answer: " + cause(exchange), null) : given;
  }

  private static String cause(Exchange exchange) {
    Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    return caught == null ? "the route gave none" : String.valueOf(caught.getMessage());
  }
}
