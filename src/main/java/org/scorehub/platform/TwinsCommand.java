package org.scorehub.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.scorehub.cli.Hub;
import org.scorehub.cli.HubCommand;
import org.scorehub.cli.HubFailure;
import org.scorehub.platform.embedded.HubHome;
import org.scorehub.platform.sandbox.Journey;
import org.scorehub.platform.sandbox.TwinHost;
import org.scorehub.platform.sandbox.Twins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hub twins}: simulated buyers' systems for a hub that runs elsewhere. */
@Command(
    name = "twins",
    description = "Stand in for buyers' systems, and send a hub invented audits and trainings.",
    footerHeading = "%nEnvironment, the same for the hub:%n",
    footer = {
      "  HUB_TWINS_<CONNECTOR>_URL       address of that connector's twin as the hub sees it,",
      "                                  for example HUB_TWINS_AMFORI_BSCI_URL",
      "  HUB_TWINS_<CONNECTOR>_USERNAME  login at the twin (score-hub)",
      "  HUB_TWINS_<CONNECTOR>_PASSWORD  password at the twin (sandbox)"
    })
public final class TwinsCommand implements HubCommand {

  @Option(
      names = "--hub",
      paramLabel = "URL",
      description = "The hub to send to; it must run with --profile sandbox (${DEFAULT-VALUE}).",
      defaultValue = "http://localhost:8080")
  private URI hub = URI.create("http://localhost:8080");

  @Option(
      names = "--only",
      paramLabel = "CONNECTOR",
      split = ",",
      description = "Connectors whose systems to simulate; all if not given.")
  private List<String> only = List.of();

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "Port of the first twin, the others follow; 0 for free ones (${DEFAULT-VALUE}).",
      defaultValue = Twins.USUAL_PORT)
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
    TwinHost host =
        new TwinHost(
            root, HubHome.locate(environment), here(environment), address, Optional.empty());
    try (Twins twins = start(host)) {
      twins.all().forEach(twin -> System.err.println("hub: " + twin));
      stand(twins, console, told);
    }
    return Hub.DONE;
  }

  private void stand(Twins twins, Consumer<String> console, CountDownLatch told)
      throws InterruptedException {
    if (receiveOnly) {
      told.await();
    } else {
      try (Journey journey = Journey.begin(twins, hub, console)) {
        told.await();
      }
    }
  }

  /** Here the twins do run, whatever address the hub reaches them by. */
  private static Map<String, String> here(Map<String, String> environment) {
    Map<String, String> here = new HashMap<>(environment);
    here.keySet().removeIf(name -> name.matches("HUB_TWINS_.*_URL"));
    return here;
  }

  private Set<String> wanted(Path root) {
    List<String> known = Twins.connectors(root);
    List<String> unknown = only.stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw HubFailure.badInput(
          "no simulated system for "
              + String.join(", ", unknown)
              + "; there are: "
              + String.join(", ", known));
    }
    return Set.copyOf(only.isEmpty() ? known : only);
  }

  private Twins start(TwinHost host) {
    try {
      return Twins.start(host, wanted(host.root()), port);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw HubFailure.failed(String.valueOf(e.getMessage()));
    }
  }
}
