package org.scorehub.platform.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ports of 127.0.0.1 that nobody has. */
public final class FreePorts {

  private FreePorts() {}

  /** So many different ones, by numbers from 1. */
  public static Map<Integer, Integer> some(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      Map<Integer, Integer> ports = new TreeMap<>();
      for (int i = 1; i <= count; i++) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        ports.put(i, socket.getLocalPort());
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
