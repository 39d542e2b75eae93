package org.scorehub.platform;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.scorehub.cli.HubFailure;

/**
 * The port of pages and interfaces.
 *
 * @param number 1 to 65535
 */
record ServerPort(int number) {

  private static final String VARIABLE = "SERVER_PORT";

  /** {@code SERVER_PORT}, or 8080 without it. */
  static ServerPort of(Map<String, String> environment) {
    String value = environment.getOrDefault(VARIABLE, "").strip();
    return value.isEmpty() ? new ServerPort(8080) : new ServerPort(parse(value));
  }

  /** Says in one line who has the port, as far as this system tells. */
  void refuseIfTaken() {
    try {
      new ServerSocket(number).close();
    } catch (IOException e) {
      throw HubFailure.failed(
          "port %d is in use by %s: stop it, or set %s to another port"
              .formatted(number, PortHolder.of(number).orElse("another program"), VARIABLE));
    }
  }

  private static int parse(String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0 && number <= 65535) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw notAPort(value);
    }
    throw notAPort(value);
  }

  private static HubFailure notAPort(String value) {
    return HubFailure.badInput(
        "%s must be a number from 1 to 65535 but is '%s'".formatted(VARIABLE, value));
  }
}
