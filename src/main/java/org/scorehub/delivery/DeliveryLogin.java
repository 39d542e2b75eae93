package org.scorehub.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorSettings;
import org.springframework.stereotype.Component;

/** Logs in to a tenant's HTTP service with what its settings give. */
@Component("deliveryLogin")
public final class DeliveryLogin {

  private final ConnectorSettings settings;

  DeliveryLogin(ConnectorSettings settings) {
    this.settings = settings;
  }

  /** Sets the property {@code hub.authorization}; null if the tenant needs no login. */
  public void authorize(Exchange exchange) {
    ConnectorSettings.Tenant tenant =
        settings.tenant(
            exchange.getProperty("hub.connector", String.class),
            exchange.getProperty("hub.organisation", String.class));
    exchange.setProperty("hub.authorization", tenant == null ? null : authorization(tenant));
  }

  /** Drops what was used to log in, after the other side refused it. */
  void rejected(Exchange exchange) {
    exchange.removeProperty("hub.authorization");
  }

  private static @Nullable String authorization(ConnectorSettings.Tenant tenant) {
    if (tenant.username() == null) {
      return tenant.token();
    }
    String login = tenant.username() + ':' + tenant.password();
    return "Basic "
        + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.ISO_8859_1));
  }
}
