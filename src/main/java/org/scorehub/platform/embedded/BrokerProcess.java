package org.scorehub.platform.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * Main class of the broker's own process. Argument: the server properties file. Formats the storage
 * on first use, writes one byte to standard output when the broker is ready, and ends in good order
 * on SIGTERM or when standard input ends, which is when the hub is gone.
 */
final class BrokerProcess {

  /** The byte that says the broker is ready. */
  static final int READY = '!';

  private BrokerProcess() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream toHub = System.out;
    System.setOut(System.err);
    Path configuration = Path.of(arguments[0]);
    Properties properties = PrivateFiles.read(configuration);
    formatOnce(configuration, Path.of(properties.getProperty("log.dirs")));
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
    endWithInput(System.in);
    server.startup();
    toHub.write(READY);
    toHub.flush();
    server.awaitShutdown();
  }

  private static void formatOnce(Path configuration, Path data) {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    String[] format = {
      "format",
      "--ignore-formatted",
      "--cluster-id",
      Uuid.randomUuid().toString(),
      "--config",
      configuration.toString()
    };
    int exitCode = StorageTool.execute(format, System.err);
    if (exitCode != 0) {
      throw new IllegalStateException("formatting the storage failed with code " + exitCode);
    }
  }

  private static void endWithInput(InputStream input) {
    Thread watch =
        new Thread(
            () -> {
              awaitEnd(input);
              System.exit(0);
            },
            "hub-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      return;
    }
  }
}
