package org.scorehub.platform.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.platform.bench.load.FreePorts;
import org.scorehub.platform.bench.load.HubEnvironment;
import org.scorehub.platform.bench.load.HubInstance;
import org.scorehub.platform.bench.load.Journeys;
import org.scorehub.platform.bench.load.Piece;
import org.scorehub.platform.bench.load.Piece.Way;
import org.scorehub.platform.bench.load.Sender;
import org.scorehub.platform.bench.load.Sender.Answer;
import org.scorehub.platform.embedded.HubHome;
import org.scorehub.platform.embedded.LooseServer;
import org.scorehub.platform.embedded.LooseServers;
import org.scorehub.platform.sandbox.TwinHost;
import org.scorehub.platform.sandbox.Twins;

/** What senders are told while a server is away. */
@Tag("long")
class OutageTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  private final Path folder;

  OutageTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aSenderIsToldToComeAgainWhileAServerIsAwayAndIsTakenAfterwards()
      throws InterruptedException {
    try (HubHome home = HubHome.open(folder.resolve("servers"));
        LooseServers servers = LooseServers.in(home)) {
      servers.postgres().start();
      servers.kafka().start();
      TwinHost host =
          new TwinHost(
              ROOT,
              folder.resolve("twins"),
              Map.of(),
              "127.0.0.1",
              Optional.of(servers.database()));
      try (Twins twins = Twins.start(host, 0);
          HubInstance hub = hub(servers, twins)) {
        hub.start();
        await().atMost(Duration.ofMinutes(3)).until(hub::isReady);
        Sender sender = new Sender(List.of(hub.url()));
        goesAwayAndComesBack(servers.kafka(), sender);
        goesAwayAndComesBack(servers.postgres(), sender);
      }
    }
  }

  private HubInstance hub(LooseServers servers, Twins twins) {
    Map<String, String> environment =
        HubEnvironment.of(ROOT, servers.database(), servers.broker(), twins);
    int port = FreePorts.some(1).values().iterator().next();
    return new HubInstance("hub", port, folder, environment, HubInstance.SMALL);
  }

  private static void goesAwayAndComesBack(LooseServer server, Sender sender)
      throws InterruptedException {
    Piece rest = rest(server.title());
    Piece soap = soap(server.title());
    server.stop();
    assertThat(sender.send(rest)).isEqualTo(new Answer.Later("HTTP 503"));
    assertThat(sender.send(soap)).isIn(new Answer.Later("HTTP 500"), new Answer.Later("HTTP 503"));
    server.start();
    for (Piece piece : List.of(rest, soap)) {
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(sender.send(piece)).isInstanceOf(Answer.Taken.class));
    }
  }

  private static Piece rest(String key) {
    return documents()
        .filter(piece -> piece.way() == Way.POST)
        .map(p -> keyed(p, key))
        .findFirst()
        .orElseThrow();
  }

  private static Piece soap(String key) {
    return documents()
        .filter(piece -> piece.way() == Way.SOAP)
        .map(p -> keyed(p, key))
        .findFirst()
        .orElseThrow();
  }

  private static java.util.stream.Stream<Piece> documents() {
    return new Journeys(ROOT, LocalDate.parse("2026-11-01"), "outage").of(0).stream();
  }

  private static Piece keyed(Piece piece, String key) {
    return new Piece(
        piece.way(),
        piece.user(),
        piece.connector(),
        piece.document(),
        "",
        piece.operation(),
        piece.name(),
        key + "/" + piece.key(),
        new String(piece.bytes(), UTF_8).getBytes(UTF_8),
        null);
  }
}
