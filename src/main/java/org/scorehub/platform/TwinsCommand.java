package org.scorehub.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.scorehub.cli.Hub;
import org.scorehub.cli.HubCommand;
import org.scorehub.cli.HubFailure;
import org.scorehub.platform.sandbox.AmforiTwin;
import org.scorehub.platform.sandbox.Journey;
import org.scorehub.platform.sandbox.TwinSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hub twins}: simulated buyers' systems for a hub that runs elsewhere. */
@Command(
    name = "twins",
    description = "Stand in for buyers' systems, and send a hub invented audits and trainings.",
    footerHeading = "%nEnvironment, the same for the hub:%n",
    footer = {
      "  HUB_TWINS_AMFORI_BSCI_URL       address of the twin as the hub sees it",
      "  HUB_TWINS_AMFORI_BSCI_USERNAME  for HTTP Basic at the twin (score-hub)",
      "  HUB_TWINS_AMFORI_BSCI_PASSWORD  for HTTP Basic at the twin (sandbox)"
    })
public final class TwinsCommand implements HubCommand {

  @Option(
      names = "--hub",
      paramLabel = "URL",
      description = "The hub to send to; it must run with --profile sandbox (${DEFAULT-VALUE}).",
      defaultValue = "http://localhost:8080")
  private URI hub = URI.create("http://localhost:8080");

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on, 0 for a free one (${DEFAULT-VALUE}).",
      defaultValue = TwinSettings.USUAL_PORT)
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Network address to listen on (${DEFAULT-VALUE}).",
      defaultValue = "127.0.0.1")
  private String address = "127.0.0.1";

  @Option(names = "--receive-only", description = "Send nothing.")
  private boolean receiveOnly;

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> environment = System.getenv();
    Path root = Path.of(environment.getOrDefault("HUB_ROOT", "."));
    CountDownLatch told = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(told::countDown, "stop-twins"));
    Consumer<String> console = System.out::println;
    try (AmforiTwin twin = start(root, TwinSettings.of(environment, address, port))) {
      System.err.println("hub: the twin listens at " + twin.url());
      stand(twin, console, told);
    }
    return Hub.DONE;
  }

  private void stand(AmforiTwin twin, Consumer<String> console, CountDownLatch told)
      throws InterruptedException {
    if (receiveOnly) {
      told.await();
    } else {
      try (Journey journey = Journey.begin(twin, hub, console)) {
        told.await();
      }
    }
  }

  private static AmforiTwin start(Path root, TwinSettings settings) {
    try {
      return AmforiTwin.start(root, settings);
    } catch (IllegalStateException e) {
      throw HubFailure.failed(String.valueOf(e.getMessage()));
    }
  }
}
