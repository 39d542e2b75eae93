package org.scorehub.platform.sandbox;

import java.time.Duration;

/**
 * Where a twin listens and whom it lets in.
 *
 * @param address network address to bind
 * @param port 0 for a free one
 * @param username for its login; as client id where it speaks OAuth
 * @param password for its login; guards invented data only
 * @param slow how long it takes where it is told to be slow
 */
public record TwinSettings(
    String address, int port, String username, String password, Duration slow) {

  /** How slow a slow twin usually is. */
  public static final Duration USUALLY_SLOW = Duration.ofSeconds(3);

  /** One that is slow as usual. */
  public TwinSettings(String address, int port, String username, String password) {
    this(address, port, username, password, USUALLY_SLOW);
  }

  @Override
  public String toString() {
    return "TwinSettings[" + address + ":" + port + "]";
  }
}
