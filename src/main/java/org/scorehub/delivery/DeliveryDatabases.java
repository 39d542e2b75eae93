package org.scorehub.delivery;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.scorehub.connector.ConnectorSettings;
import org.springframework.stereotype.Component;

/**
 * Small pools on tenants' databases for writing, opened when first used; a database that is away
 * holds up nothing but its own deliveries.
 */
@Component
final class DeliveryDatabases implements AutoCloseable {

  private static final int CONNECTIONS = 2;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int IDLE_MILLIS = 60_000;

  private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();

  /**
   * The pool of a tenant.
   *
   * @param name names the tenant of a connector
   * @param tenant with a JDBC address as endpoint
   */
  DataSource of(String name, ConnectorSettings.Tenant tenant) {
    return pools.computeIfAbsent(name, n -> new HikariDataSource(config(n, tenant)));
  }

  private static HikariConfig config(String name, ConnectorSettings.Tenant tenant) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(String.valueOf(tenant.endpoint()));
    config.setUsername(tenant.username());
    config.setPassword(tenant.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE_MILLIS);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setInitializationFailTimeout(-1);
    return config;
  }

  @Override
  public void close() {
    pools.values().forEach(HikariDataSource::close);
  }
}
