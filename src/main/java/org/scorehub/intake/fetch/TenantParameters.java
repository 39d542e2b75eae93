package org.scorehub.intake.fetch;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.declaration.TenantParameterNames;

/**
 * What a tenant's settings offer a route template, by parameter. Secrets are not among them: a
 * template names the bean that holds one.
 */
final class TenantParameters {

  /** Those that depend on how the tenant is configured. */
  static final Set<String> ALL = TenantParameterNames.SETTINGS;

  private static final int SFTP_PORT = 22;

  private TenantParameters() {}

  /**
   * What one source is offered.
   *
   * @return {@code connector}, {@code document} and {@code tenant}; of an endpoint by HTTP {@code
   *     endpoint}, by SFTP {@code host}, {@code port} and {@code base}, by JDBC {@code database};
   *     {@code username} and {@code folder}; {@code password}, {@code hostKey} and {@code database}
   *     are names of beans
   */
  static Map<String, String> of(PollSource source, ConnectorSettings.Tenant tenant) {
    Map<String, String> offered = new LinkedHashMap<>();
    offered.put("connector", source.connector());
    offered.put("document", source.document());
    offered.put("tenant", source.tenant());
    if (tenant.endpoint() != null) {
      endpoint(source, tenant.endpoint(), offered);
    }
    if (tenant.username() != null) {
      offered.put("username", tenant.username());
    }
    if (tenant.password() != null) {
      offered.put("password", TenantBeans.password(source));
    }
    if (tenant.hostKey() != null && !tenant.hostKey().isBlank()) {
      offered.put("hostKey", TenantBeans.hostKey(source));
    }
    if (tenant.folder() != null) {
      offered.put("folder", tenant.folder().toAbsolutePath().normalize().toString());
    }
    return offered;
  }

  private static void endpoint(PollSource source, URI endpoint, Map<String, String> offered) {
    switch (String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT)) {
      case "http", "https" -> offered.put("endpoint", endpoint.toString());
      case "jdbc" -> offered.put("database", TenantBeans.database(source));
      case "sftp" -> sftp(endpoint, offered);
      default -> {
        // no template knows how to speak with it
      }
    }
  }

  private static void sftp(URI endpoint, Map<String, String> offered) {
    String path = String.valueOf(endpoint.getPath()).replaceAll("^/+|/+$", "");
    offered.put("host", endpoint.getHost());
    offered.put("port", String.valueOf(port(endpoint)));
    offered.put("base", path.isEmpty() || path.equals("null") ? "" : path + "/");
  }

  static int port(URI endpoint) {
    return endpoint.getPort() < 0 ? SFTP_PORT : endpoint.getPort();
  }
}
