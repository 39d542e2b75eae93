package org.scorehub.platform.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One Kafka broker that is its own controller, on 127.0.0.1, with a password for every connection.
 * It ends by itself when the hub vanishes.
 */
final class KafkaServer implements ServerProcess {

  private final Path configuration;
  private final Properties properties;
  private final Path log;
  private final AtomicLong readyPid = new AtomicLong();

  /**
   * @param configuration file that the properties are written to, readable by the owner only
   */
  KafkaServer(Path configuration, Properties properties, Path log) {
    this.configuration = configuration;
    this.properties = properties;
    this.log = log;
  }

  @Override
  public String title() {
    return "Kafka";
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Path log() {
    return log;
  }

  @Override
  public Process launch() throws IOException {
    PrivateFiles.write(configuration, properties);
    ProcessBuilder builder =
        new ProcessBuilder(ChildCommand.inOwnSession(command()))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("CLASSPATH", ChildClassPath.current());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    Thread reader = new Thread(() -> readOutput(process), "kafka-output");
    reader.setDaemon(true);
    reader.start();
    return process;
  }

  @Override
  public boolean isReady(Process process) {
    return readyPid.get() == process.pid();
  }

  @Override
  public void requestStop(ProcessHandle process) {
    process.destroy();
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-Xlog:disable",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.awt.headless=true",
        "-Dlogback.configurationFile=org/scorehub/platform/embedded/broker-logback.xml",
        "-Dbroker.log=" + log,
        BrokerProcess.class.getName(),
        configuration.toString());
  }

  /** The first line on standard output says that the broker is ready; there are no others. */
  private void readOutput(Process process) {
    try (InputStream output = process.getInputStream()) {
      int first = output.read();
      if (first == BrokerProcess.READY) {
        readyPid.set(process.pid());
      }
      output.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      readyPid.compareAndSet(process.pid(), 0);
    }
  }
}
