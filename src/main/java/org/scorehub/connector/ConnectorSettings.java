package org.scorehub.connector;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
   * One organisation's use of a connector. Of the ways to log in at most one is given.
   *
   * @param endpoint where its system is, or for documents sent by SOAP the service itself; null if
   *     the hub never calls it
   * @param username for HTTP Basic, SFTP or a database; null if none is needed
   * @param password of that user; never logged
   * @param oauth for OAuth 2.0 client credentials; null if not used
   * @param token sent as it is in the header that the connector's routes name; null if not used
   * @param hostKey public key of an SFTP server as in a known_hosts file, without the host; null
   *     for other transports
   * @param folder local folder in which its files are dropped; null if it drops none
   * @param sendsOnly nothing is delivered to it; also says so of a tenant without an endpoint,
   *     which would otherwise have no setting at all and not be seen
   */
  public record Tenant(
      @Nullable URI endpoint,
      @Nullable String username,
      @Nullable String password,
      @Nullable OAuth oauth,
      @Nullable String token,
      @Nullable String hostKey,
      @Nullable Path folder,
      boolean sendsOnly) {
    @Override
    public String toString() {
      return "Tenant[endpoint=" + endpoint + "]";
    }
  }

  /**
   * Client credentials (RFC 6749, section 4.4).
   *
   * @param tokenEndpoint where tokens are issued
   * @param clientSecret never logged
   * @param scope scopes to ask for, separated by spaces; null for the server's default
   */
  public record OAuth(
      URI tokenEndpoint, String clientId, String clientSecret, @Nullable String scope) {
    @Override
    public String toString() {
      return "OAuth[tokenEndpoint=" + tokenEndpoint + "]";
    }
  }

  public ConnectorSettings {
    connectors = new ConcurrentHashMap<>(connectors == null ? Map.of() : connectors);
  }

  /** Adds the tenants of a connector that has none yet; nothing else ever changes. */
  public void add(String connector, Tenants tenants) {
    connectors.putIfAbsent(connector, tenants);
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
