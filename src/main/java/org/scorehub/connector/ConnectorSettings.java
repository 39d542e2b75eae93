package org.scorehub.connector;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which organisations use which connector, and how each is reached.
 *
 * @param connectors tenants by connector id; a connector that is absent has none
 */
@ConfigurationProperties("hub")
public record ConnectorSettings(Map<String, Tenants> connectors) {

  /**
   * The tenants of one connector.
   *
   * @param tenants by organisation id
   */
  public record Tenants(Map<String, Tenant> tenants) {
    public Tenants {
      tenants = tenants == null ? Map.of() : Map.copyOf(tenants);
    }
  }

  /**
   * One organisation's use of a connector.
   *
   * @param endpoint where its documents are sent; null if it only sends
   * @param username for HTTP Basic at that endpoint; null if none is needed
   * @param password for HTTP Basic at that endpoint; never logged
   * @param sendsOnly says so of a tenant without an endpoint, which would otherwise have no setting
   *     at all and not be seen
   */
  public record Tenant(
      @Nullable URI endpoint,
      @Nullable String username,
      @Nullable String password,
      boolean sendsOnly) {

    @Override
    public String toString() {
      return "Tenant[endpoint=" + endpoint + "]";
    }
  }

  public ConnectorSettings {
    connectors = connectors == null ? Map.of() : Map.copyOf(connectors);
  }

  /** Organisations that use the connector; empty if none do. */
  public Set<String> tenantsOf(String connector) {
    return tenants(connector).keySet();
  }

  /** Settings of one tenant, null if it does not use the connector. */
  public @Nullable Tenant tenant(String connector, String organisation) {
    return tenants(connector).get(organisation);
  }

  private Map<String, Tenant> tenants(String connector) {
    Tenants found = connectors.get(connector);
    return found == null ? Map.of() : found.tenants();
  }
}
