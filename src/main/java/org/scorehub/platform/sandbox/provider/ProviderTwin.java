package org.scorehub.platform.sandbox.provider;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.platform.sandbox.DropTwin;
import org.scorehub.platform.sandbox.HttpTwin;
import org.scorehub.platform.sandbox.Receipts;
import org.scorehub.platform.sandbox.SandboxFiles;
import org.scorehub.platform.sandbox.TwinServer;
import org.scorehub.platform.sandbox.TwinSettings;

/**
 * Stands in for the systems of training providers that take recommendations: {@code POST
 * /{tenant}/recommendations}; and for people there who drop spreadsheets. This project's own
 * profile; the ILO SCORE programme publishes no interface.
 */
public final class ProviderTwin extends HttpTwin {

  /** Id of the connector. */
  public static final String CONNECTOR = "score-training";

  private final TwinSettings settings;
  private final DropTwin drops;

  private ProviderTwin(Path root, Path drops, TwinSettings settings, Receipts receipts) {
    super(
        CONNECTOR,
        TwinServer.start(
            SandboxFiles.of(root),
            settings,
            CONNECTOR + "/twin/",
            List.of("recommendations.json"),
            List.of(
                new RecommendationAnswers(
                    new RecommendationCheck(root, settings), Clock.systemUTC(), receipts::tell))),
        receipts);
    this.settings = settings;
    this.drops = DropTwin.of(CONNECTOR, drops);
  }

  /**
   * Starts a twin.
   *
   * @param root folder of the project, which has {@code schemas/}
   * @param drops folder in which providers drop spreadsheets, one for each tenant
   * @throws IllegalStateException if the port is taken
   */
  public static ProviderTwin start(Path root, Path drops, TwinSettings settings) {
    return new ProviderTwin(root, drops, settings, new Receipts());
  }

  @Override
  public Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(drops.properties());
    properties.put("hub.twins.score-training.url", url().toString());
    properties.put("hub.twins.score-training.username", settings.username());
    properties.put("hub.twins.score-training.password", settings.password());
    return properties;
  }

  @Override
  public void publish(String tenant, String document, String name, byte[] content) {
    drops.publish(tenant, document, name, content);
  }
}
