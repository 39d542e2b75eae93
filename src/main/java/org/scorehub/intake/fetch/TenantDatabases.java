package org.scorehub.intake.fetch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.scorehub.connector.ConnectorSettings;
import org.springframework.stereotype.Component;

/**
 * Small read-only pools on tenants' databases, opened when first used; a database that is away
 * stops nothing but its own polls.
 */
@Component
final class TenantDatabases implements AutoCloseable {

  private static final int CONNECTIONS = 2;
  private static final int CONNECT_MILLIS = 10_000;
  private static final int IDLE_MILLIS = 60_000;

  private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();

  /**
   * @param name names the tenant of a connector
   * @param tenant with a JDBC address as endpoint
   */
  DataSource of(String name, ConnectorSettings.Tenant tenant) {
    return pools.computeIfAbsent(name, n -> new HikariDataSource(config(n, tenant)));
  }

  /** Rows are streamed only where the driver does not commit by itself. */
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
    config.setReadOnly(true);
    config.setAutoCommit(false);
    return config;
  }

  @Override
  public void close() {
    pools.values().forEach(HikariDataSource::close);
  }
}
