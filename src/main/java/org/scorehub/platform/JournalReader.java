package org.scorehub.platform;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.scorehub.cli.HubFailure;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.platform.embedded.EmbeddedServerFailure;
import org.scorehub.platform.embedded.HubHome;
import org.scorehub.platform.embedded.KeptDatabase;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The journal for a command that reads all of it: in the external database that the environment
 * names, else in the folder of the hub, whether a hub runs there or not. Nothing can be written.
 */
final class JournalReader implements AutoCloseable {

  private final SingleConnectionDataSource connection;
  private final @Nullable KeptDatabase kept;

  private JournalReader(DatabaseSettings settings, @Nullable KeptDatabase kept) {
    this.kept = kept;
    connection =
        new SingleConnectionDataSource(
            settings.jdbcUrl(), "scorehub_pipeline", settings.pipelinePassword(), true);
    Properties properties = new Properties();
    properties.setProperty("options", "-c default_transaction_read_only=on");
    properties.setProperty("prepareThreshold", "-1"); // bytes come as bytes, not as hex
    properties.setProperty("ApplicationName", "score-hub journal reader");
    connection.setConnectionProperties(properties);
  }

  /**
   * Opens it.
   *
   * @throws HubFailure if there is none
   */
  static JournalReader open(Map<String, String> environment) {
    Optional<DatabaseSettings> external = ExternalServers.of(environment).database();
    if (external.isPresent()) {
      return new JournalReader(external.get(), null);
    }
    try {
      KeptDatabase kept = KeptDatabase.open(HubHome.locate(environment));
      return new JournalReader(kept.settings(), kept);
    } catch (EmbeddedServerFailure e) {
      throw HubFailure.failed(String.valueOf(e.getMessage()));
    }
  }

  PipelineDatabase database() {
    return PipelineDatabase.of(connection);
  }

  @Override
  public void close() {
    connection.destroy();
    if (kept != null) {
      kept.close();
    }
  }
}
