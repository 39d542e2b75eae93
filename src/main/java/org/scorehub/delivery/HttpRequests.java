package org.scorehub.delivery;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the requests of a delivery by HTTP from the properties that its route and {@link
 * Deliveries} set.
 */
@Component("httpRequests")
public final class HttpRequests {

  static final String KEY = "${key}";

  /**
   * Sets the property {@code hub.address} from {@code hub.endpoint} and {@code hub.path}; or {@code
   * hub.answer} if there is no such address.
   */
  public void address(Exchange exchange) {
    URI endpoint = exchange.getProperty("hub.endpoint", URI.class);
    String path = exchange.getProperty("hub.path", "", String.class);
    String key = exchange.getProperty("hub.key", String.class);
    if (endpoint == null) {
      exchange.setProperty(
          "hub.answer",
          new Answer.Unavailable("the receiver has no endpoint in the settings", null));
    } else if (path.contains(KEY) && key == null) {
      exchange.setProperty("hub.answer", new Answer.Refused("the address needs a key"));
    } else {
      exchange.setProperty("hub.address", address(endpoint, path, key));
    }
  }

  /**
   * Puts an address together.
   *
   * @param path appended to the endpoint; {@code ${key}} stands for the key, percent-encoded
   */
  static String address(URI endpoint, String path, @Nullable String key) {
    String encoded =
        key == null ? "" : URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    String base = endpoint.toString();
    String end = path.replace(KEY, encoded);
    return base.endsWith("/") && end.startsWith("/") ? base + end.substring(1) : base + end;
  }

  /** Asks for the resource that the document is about. */
  public void ask(Exchange exchange) {
    Message message = empty(exchange);
    message.setHeader(Exchange.HTTP_METHOD, "GET");
    message.setHeader("Accept", "application/json");
    authorize(exchange, message);
    message.setBody(null);
  }

  /** Sends the stored bytes. */
  public void send(Exchange exchange) {
    Message message = empty(exchange);
    message.setHeader(Exchange.HTTP_METHOD, exchange.getProperty("hub.method", String.class));
    message.setHeader(Exchange.CONTENT_TYPE, exchange.getProperty("hub.contentType", String.class));
    message.setHeader("Idempotency-Key", exchange.getProperty("hub.idempotencyKey", String.class));
    String etag = exchange.getProperty("hub.etag", String.class);
    if (etag != null) {
      message.setHeader("If-Match", etag);
    }
    authorize(exchange, message);
    message.setBody(exchange.getProperty("hub.content", byte[].class));
  }

  private static Message empty(Exchange exchange) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_URI, exchange.getProperty("hub.address", String.class));
    message.setHeader("Accept-Encoding", "identity"); // compressing servers alter the ETag
    return message;
  }

  private static void authorize(Exchange exchange, Message message) {
    String login = exchange.getProperty("hub.authorization", String.class);
    if (login != null) {
      message.setHeader(exchange.getProperty("hub.loginHeader", String.class), login);
    }
  }
}
