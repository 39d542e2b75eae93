package org.scorehub.connector;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Small pools on tenants' databases, opened when first used; a database that is away holds up
 * nothing but its own documents.
 */
@Component
public final class TenantDatabases implements AutoCloseable {

  private static final int CONNECTIONS = 2;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int IDLE_MILLIS = 60_000;

  private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();

  /**
   * Connections that read only. They do not commit by themselves, as drivers stream rows only then.
   *
   * @param tenant with a JDBC address as endpoint
   */
  public DataSource reading(
      String connector, String organisation, ConnectorSettings.Tenant tenant) {
    return pools.computeIfAbsent(
        connector + '/' + organisation + "/in", name -> pool(name, tenant, true));
  }

  /**
   * Connections that write and commit by themselves.
   *
   * @param tenant with a JDBC address as endpoint
   */
  public DataSource writing(
      String connector, String organisation, ConnectorSettings.Tenant tenant) {
    return pools.computeIfAbsent(
        connector + '/' + organisation + "/out", name -> pool(name, tenant, false));
  }

  private static HikariDataSource pool(
      String name, ConnectorSettings.Tenant tenant, boolean reading) {
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
    config.setReadOnly(reading);
    config.setAutoCommit(!reading);
    return new HikariDataSource(config);
  }

  @Override
  public void close() {
    pools.values().forEach(HikariDataSource::close);
  }
}
