package org.scorehub.platform.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scorehub.platform.sandbox.HttpTwin;
import org.scorehub.platform.sandbox.Receipts;
import org.scorehub.platform.sandbox.SandboxFiles;
import org.scorehub.platform.sandbox.TwinServer;
import org.scorehub.platform.sandbox.TwinSettings;

/**
 * Stands in for the facilities search of Open Supply Hub: {@code GET /api/facilities/?q=…&
 * countries=…} with a token, as published at github.com/opensupplyhub/open-supply-hub-api-examples.
 * Its facilities are invented but for the one that the guide itself shows. It allows 100 questions
 * a minute, as the real one does by default.
 */
public final class OpenSupplyHubTwin extends HttpTwin {

  /** Id of the connector. */
  public static final String CONNECTOR = "open-supply-hub";

  /** "Burst rate" of their docs/limitations.md. */
  public static final int PER_MINUTE = 100;

  private final TwinSettings settings;
  private final int perMinute;

  private OpenSupplyHubTwin(SandboxFiles files, TwinSettings settings, int perMinute) {
    super(
        CONNECTOR,
        TwinServer.start(
            files,
            settings,
            CONNECTOR + "/twin/",
            List.of("facilities.json"),
            List.of(
                new FacilitySearch(
                    facilities(files),
                    "Token " + settings.password(),
                    new MinuteLimit(perMinute, Clock.systemUTC())))),
        new Receipts());
    this.settings = settings;
    this.perMinute = perMinute;
  }

  /** Starts a twin that allows as many questions as the real one does by default. */
  public static OpenSupplyHubTwin start(Path root, TwinSettings settings) {
    return start(root, settings, PER_MINUTE);
  }

  /**
   * Starts a twin; its token is the password of the settings.
   *
   * @param root folder of the project, which has {@code sandbox/}
   * @param perMinute how many questions it allows in a minute
   * @throws IllegalStateException if the port is taken
   */
  public static OpenSupplyHubTwin start(Path root, TwinSettings settings, int perMinute) {
    return new OpenSupplyHubTwin(SandboxFiles.of(root), settings, perMinute);
  }

  private static List<JsonNode> facilities(SandboxFiles files) {
    try {
      List<JsonNode> facilities = new ArrayList<>();
      new ObjectMapper()
          .readTree(files.bytes(CONNECTOR + "/facilities.json"))
          .forEach(facilities::add);
      return List.copyOf(facilities);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of(
        "hub.twins.open-supply-hub.url", url().toString(),
        "hub.twins.open-supply-hub.password", settings.password(),
        "open-supply-hub.per-minute", String.valueOf(perMinute * 3 / 5));
  }
}
