package org.scorehub.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.scorehub.platform.DatabaseSettings.Login;

/**
 * The two connection pools, closed together. Nothing else may have them; see {@link
 * DatabaseConfiguration}.
 */
record DatabasePools(HikariDataSource pipeline, HikariDataSource app) implements AutoCloseable {

  private static final int CONNECT_MILLIS = 10_000;

  /**
   * A plan that is kept was made for the sizes of its day: kept from when a table was empty, it
   * read each row of a batch against each other.
   */
  private static final String PLANS = "-c plan_cache_mode=force_custom_plan";

  static DatabasePools open(DatabaseSettings settings, MeterRegistry meters) {
    HikariConfig pipeline =
        pool("pipeline", settings, settings.pipeline(), settings.pipeline().poolSize(), meters);
    pipeline.addDataSourceProperty("reWriteBatchedInserts", "true");
    pipeline.addDataSourceProperty("options", PLANS);
    HikariConfig app = pool("app", settings, settings.app(), settings.app().poolSize(), meters);
    app.addDataSourceProperty("options", PLANS + " -c statement_timeout=15s -c lock_timeout=5s");
    return new DatabasePools(new HikariDataSource(pipeline), new HikariDataSource(app));
  }

  private static HikariConfig pool(
      String name, DatabaseSettings settings, Login login, int size, MeterRegistry meters) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(settings.url());
    config.setUsername(login.user());
    config.setPassword(login.password());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setMetricRegistry(meters);
    config.addDataSourceProperty("ApplicationName", "score-hub " + name);
    return config;
  }

  @Override
  public void close() {
    app.close();
    pipeline.close();
  }
}
