package org.scorehub.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;

/** Ports of the embedded servers on 127.0.0.1: the same as last time as long as they are free. */
final class Ports {

  private final Path file;
  private final Properties known;

  private Ports(Path file, Properties known) {
    this.file = file;
    this.known = known;
  }

  static Ports of(HubHome home) {
    Path file = home.resolve("ports");
    try {
      return new Ports(file, PrivateFiles.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The address servers bind to; never a name, which could resolve to another interface. */
  static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A free port for that purpose, other than those of all other purposes. */
  synchronized int port(String purpose) {
    try {
      int last = known(purpose);
      int port = last > 0 && isFree(last) ? last : anyFree();
      known.setProperty(purpose, Integer.toString(port));
      PrivateFiles.write(file, known);
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot find a free port: " + e.getMessage(), e);
    }
  }

  /** The port that purpose had last; 0 if it never had one. */
  synchronized int known(String purpose) {
    return Integer.parseInt(known.getProperty(purpose, "0"));
  }

  private int anyFree() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      int port = socket.getLocalPort();
      return known.containsValue(Integer.toString(port)) ? anyFree() : port;
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
