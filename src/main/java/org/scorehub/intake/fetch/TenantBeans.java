package org.scorehub.intake.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.TenantDatabases;
import org.springframework.stereotype.Component;

/** What routes of one source refer to by name because it is no text, or is secret. */
@Component
final class TenantBeans {

  private static final int SSH_PORT = 22;
  private static final String USUAL_SETTLING = "5s";

  private final SourceCursors cursors;
  private final SourceLeases leases;
  private final TenantDatabases databases;

  TenantBeans(SourceCursors cursors, SourceLeases leases, TenantDatabases databases) {
    this.cursors = cursors;
    this.leases = leases;
    this.databases = databases;
  }

  static String database(PollSource source) {
    return source.connector() + '.' + source.tenant() + ".database";
  }

  static String password(PollSource source) {
    return source.routeId() + ".password";
  }

  static String hostKey(PollSource source) {
    return source.routeId() + ".host-key";
  }

  /**
   * Binds them: what watches over files to the route's id and {@code .watch}, the others under the
   * names given here.
   *
   * @param settle how long a file must have been as it is, as the template says it; null for the
   *     usual time
   */
  void bind(
      CamelContext camel,
      PollSource source,
      ConnectorSettings.Tenant tenant,
      @Nullable String settle) {
    Registry registry = camel.getRegistry();
    Duration settled =
        Duration.ofMillis(TimeUtils.toMilliSeconds(settle == null ? USUAL_SETTLING : settle));
    registry.bind(FileWatch.name(source), new FileWatch(source, cursors, leases, settled));
    if (tenant.password() != null) {
      registry.bind(password(source), tenant.password());
    }
    if (tenant.hostKey() != null && tenant.endpoint() != null) {
      registry.bind(hostKey(source), knownHosts(tenant.endpoint(), tenant.hostKey()));
    }
    if (tenant.endpoint() != null && "jdbc".equals(tenant.endpoint().getScheme())) {
      registry.bind(
          database(source), databases.reading(source.connector(), source.tenant(), tenant));
    }
  }

  /** One line of a known_hosts file: hosts off the usual port are in brackets. */
  private static byte[] knownHosts(URI endpoint, String hostKey) {
    int port = TenantParameters.port(endpoint);
    String host = port == SSH_PORT ? endpoint.getHost() : "[" + endpoint.getHost() + "]:" + port;
    return (host + ' ' + hostKey.strip() + '\n').getBytes(StandardCharsets.US_ASCII);
  }
}
