package org.scorehub.platform.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands in for the systems of buyers that take improvement progress by {@code
 * schemas/amfori-bsci/buyer-progress.wsdl}, each under a path of its own: {@code
 * /demo-retail/improvement-progress}. This project's own profile; amfori publishes no API.
 */
public final class AmforiTwin extends HttpTwin {

  /** Id of the connector. */
  public static final String CONNECTOR = "amfori-bsci";

  private final TwinSettings settings;
  private final DropTwin drops;

  private AmforiTwin(Path root, Path drops, TwinSettings settings, Receipts receipts) {
    super(
        CONNECTOR,
        TwinServer.start(
            SandboxFiles.of(root),
            settings,
            CONNECTOR + "/twin/",
            List.of("improvement-progress.json"),
            List.of(
                new ProgressAnswers(
                    SandboxFiles.of(root),
                    new ProgressCheck(root, settings),
                    Clock.systemUTC(),
                    receipts::tell))),
        receipts);
    this.settings = settings;
    this.drops = DropTwin.of(CONNECTOR, drops);
  }

  /**
   * Starts a twin.
   *
   * @param root folder of the project, which has {@code schemas/}
   * @param drops folder in which buyers drop supply chain exports, one for each tenant
   * @throws IllegalStateException if the port is taken or the schema cannot be used
   */
  public static AmforiTwin start(Path root, Path drops, TwinSettings settings) {
    return new AmforiTwin(root, drops, settings, new Receipts());
  }

  @Override
  public Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(drops.properties());
    properties.put("hub.twins.amfori-bsci.url", url().toString());
    properties.put("hub.twins.amfori-bsci.username", settings.username());
    properties.put("hub.twins.amfori-bsci.password", settings.password());
    return properties;
  }

  @Override
  public void publish(String tenant, String document, String name, byte[] content) {
    drops.publish(tenant, document, name, content);
  }
}
