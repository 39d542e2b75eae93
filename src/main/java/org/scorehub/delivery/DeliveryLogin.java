package org.scorehub.delivery;

import org.apache.camel.Exchange;
import org.scorehub.connector.LoginUnavailable;
import org.scorehub.connector.TenantLogin;
import org.springframework.stereotype.Component;

/** Logs in to the service that a delivery goes to, as the tenant's settings say. */
@Component("deliveryLogin")
public final class DeliveryLogin {

  private final TenantLogin logins;

  DeliveryLogin(TenantLogin logins) {
    this.logins = logins;
  }

  /**
   * Sets the property {@code hub.authorization}, null if the tenant needs no login; or {@code
   * hub.answer} if it gives no token now.
   */
  public void authorize(Exchange exchange) {
    exchange.removeProperty("hub.authorization");
    try {
      logins
          .authorization(connector(exchange), organisation(exchange))
          .ifPresent(login -> exchange.setProperty("hub.authorization", login));
    } catch (LoginUnavailable e) {
      exchange.setProperty(
          "hub.answer", new Answer.Unavailable(String.valueOf(e.getMessage()), null, true));
    }
  }

  /** Drops a token that the other side refused, so that the next attempt asks for another. */
  void rejected(Exchange exchange) {
    logins.rejected(connector(exchange), organisation(exchange));
  }

  private static String connector(Exchange exchange) {
    return exchange.getProperty("hub.connector", String.class);
  }

  private static String organisation(Exchange exchange) {
    return exchange.getProperty("hub.organisation", String.class);
  }
}
