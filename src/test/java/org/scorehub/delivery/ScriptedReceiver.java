package org.scorehub.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The systems of several receivers, which a test tells what to answer. Knows no duplicates. */
final class ScriptedReceiver implements AutoCloseable {

  /** What is answered. */
  record Reply(int status, Map<String, String> headers) {
    static final Reply TAKEN = new Reply(200, Map.of());
    static final Reply BROKEN = new Reply(500, Map.of());
    static final Reply BUSY = new Reply(429, Map.of());

    static Reply busyFor(int seconds) {
      return new Reply(429, Map.of("Retry-After", Integer.toString(seconds)));
    }
  }

  /** Says what to answer to the bytes of an attempt; runs while the sender waits. */
  interface Script {
    Reply answer(String content);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, List<String>> arrivals = new ConcurrentHashMap<>();
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();

  ScriptedReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String who = exchange.getRequestURI().getPath().substring(1);
    String content = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    arrivals.computeIfAbsent(who, name -> new CopyOnWriteArrayList<>()).add(content);
    Reply reply = scripts.getOrDefault(who, any -> Reply.TAKEN).answer(content);
    reply.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(reply.status(), -1);
    exchange.close();
  }

  URI address(String organisation) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + organisation);
  }

  void answers(String organisation, Script script) {
    scripts.put(organisation, script);
  }

  void answers(String organisation, Reply reply) {
    answers(organisation, any -> reply);
  }

  /** Contents in the order in which they arrived. */
  List<String> arrivals(String organisation) {
    return List.copyOf(arrivals.getOrDefault(organisation, List.of()));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
