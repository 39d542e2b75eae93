package org.scorehub.platform.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A hub that only holds its servers, in a process that a test can kill. Argument: its folder. */
final class HubStandIn {

  private HubStandIn() {}

  public static void main(String[] arguments) throws IOException {
    try (HubHome home = HubHome.open(Path.of(arguments[0]));
        EmbeddedServers servers = EmbeddedServers.start(home, true, true)) {
      System.out.println("ready " + servers.supervisors().size());
      int end = System.in.read();
      System.out.println("ended " + end);
    }
  }
}
