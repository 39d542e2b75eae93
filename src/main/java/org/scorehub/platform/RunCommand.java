package org.scorehub.platform;

import java.util.Map;
import org.scorehub.cli.Hub;
import org.scorehub.cli.HubCommand;
import org.scorehub.cli.HubFailure;
import org.scorehub.platform.embedded.EmbeddedServerFailure;
import org.scorehub.platform.embedded.HubHomeInUse;
import org.scorehub.security.RefusedToStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hub run}: starts the hub and stays until the process is told to end. */
@Command(
    name = "run",
    description = "Start the hub.",
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  SERVER_PORT                  port of pages and interfaces (8080)",
      "  HUB_HOME                     folder of the embedded servers (.hub beside the launcher)",
      "  HUB_DATABASE_URL             JDBC address of an external PostgreSQL",
      "  HUB_KAFKA_BOOTSTRAP_SERVERS  addresses of an external Kafka"
    })
public final class RunCommand implements HubCommand {

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description =
          "sandbox: embedded servers and simulated buyers (default); server: external servers only.")
  private Profile profile = Profile.sandbox;

  /** What the hub runs as; the names are those of Spring profiles. */
  enum Profile {
    sandbox,
    server
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> environment = System.getenv();
    ServerPort.of(environment).refuseIfTaken();
    ExternalServers external = ExternalServers.of(environment);
    if (profile == Profile.server) {
      external.refuseIfIncomplete();
    }
    try (RunningHub hub = new RunningHub(profile.name(), external)) {
      Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "stop-hub"));
      hub.start(environment, System.out::println);
      hub.awaitClose();
    } catch (HubHomeInUse | EmbeddedServerFailure e) {
      throw HubFailure.failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      throw EmbeddedServerFailure.in(e)
          .<RuntimeException>map(failure -> failure)
          .or(() -> RefusedToStart.in(e))
          .<RuntimeException>map(refusal -> HubFailure.failed(String.valueOf(refusal.getMessage())))
          .orElse(e);
    }
    return Hub.DONE;
  }
}
