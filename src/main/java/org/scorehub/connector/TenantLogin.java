package org.scorehub.connector;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * How the hub logs in at tenants' systems over HTTP: HTTP Basic, a token as configured, or OAuth
 * 2.0 client credentials. The one place that makes credentials into headers. Thread-safe.
 */
@Component("tenantLogin")
public final class TenantLogin {

  private final ConnectorSettings settings;
  private final ClientCredentials clientCredentials = new ClientCredentials();

  /** Logs in with what these settings say. */
  public TenantLogin(ConnectorSettings settings) {
    this.settings = settings;
  }

  /**
   * Value of the {@code Authorization} header; asks for a token first where the tenant wants OAuth
   * and none is known that lasts for another minute.
   *
   * @return empty if the tenant needs no login or is unknown
   * @throws LoginUnavailable if no token is issued
   */
  public Optional<String> authorization(String connector, String tenant) {
    ConnectorSettings.Tenant configured = settings.tenant(connector, tenant);
    return configured == null
        ? Optional.empty()
        : Optional.ofNullable(header(connector + '/' + tenant, configured));
  }

  /** The system refused the login; the next call asks for a new token where there are tokens. */
  public void rejected(String connector, String tenant) {
    clientCredentials.forget(connector + '/' + tenant);
  }

  private @Nullable String header(String name, ConnectorSettings.Tenant tenant) {
    if (tenant.oauth() != null) {
      return "Bearer " + clientCredentials.token(name, tenant.oauth());
    }
    return tenant.token() != null ? tenant.token() : basic(tenant);
  }

  private static @Nullable String basic(ConnectorSettings.Tenant tenant) {
    return tenant.username() == null
        ? null
        : "Basic "
            + HttpHeaders.encodeBasicAuth(
                tenant.username(), Objects.requireNonNullElse(tenant.password(), ""), null);
  }
}
