package org.scorehub.delivery;

import java.util.Objects;
import org.apache.camel.Exchange;
import org.scorehub.connector.TenantLogin;
import org.springframework.stereotype.Component;

/** Logs in to a tenant's HTTP service with what its settings give. */
@Component("deliveryLogin")
public final class DeliveryLogin {

  private final TenantLogin login;

  DeliveryLogin(TenantLogin login) {
    this.login = login;
  }

  /** Sets the property {@code hub.authorization}; null if the tenant needs no login. */
  public void authorize(Exchange exchange) {
    exchange.setProperty(
        "hub.authorization",
        login.authorization(connector(exchange), tenant(exchange)).orElse(null));
  }

  /** Drops what was used to log in, after the other side refused it. */
  void rejected(Exchange exchange) {
    login.rejected(connector(exchange), tenant(exchange));
    exchange.removeProperty("hub.authorization");
  }

  private static String connector(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty("hub.connector", String.class));
  }

  private static String tenant(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty("hub.organisation", String.class));
  }
}
