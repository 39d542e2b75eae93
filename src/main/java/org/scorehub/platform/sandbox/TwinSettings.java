package org.scorehub.platform.sandbox;

import java.util.Map;

/**
 * Where a twin listens and whom it lets in.
 *
 * @param address network address to bind
 * @param port 0 for a free one
 * @param username for HTTP Basic
 * @param password for HTTP Basic; guards invented data only
 */
public record TwinSettings(String address, int port, String username, String password) {

  /** The port of {@code ./hub twins} if none is given. */
  public static final String USUAL_PORT = "8090";

  private static final String PREFIX = "HUB_TWINS_AMFORI_BSCI_";

  /**
   * The settings of the environment: {@code HUB_TWINS_AMFORI_BSCI_USERNAME} and {@code …_PASSWORD},
   * else {@code score-hub} and {@code sandbox}.
   */
  public static TwinSettings of(Map<String, String> environment, String address, int port) {
    return new TwinSettings(
        address,
        port,
        environment.getOrDefault(PREFIX + "USERNAME", "score-hub"),
        environment.getOrDefault(PREFIX + "PASSWORD", "sandbox"));
  }

  /** True if {@code HUB_TWINS_AMFORI_BSCI_URL} names a twin that runs elsewhere. */
  public static boolean nameAnotherProcess(Map<String, String> environment) {
    return !environment.getOrDefault(PREFIX + "URL", "").isBlank();
  }

  @Override
  public String toString() {
    return "TwinSettings[" + address + ":" + port + "]";
  }
}
