package org.scorehub.platform.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.scorehub.platform.sandbox.adidas.AdidasTwin;
import org.scorehub.platform.sandbox.coop.CoopTwin;
import org.scorehub.platform.sandbox.declared.DeclaredTwin;
import org.scorehub.platform.sandbox.eti.EtiTwin;
import org.scorehub.platform.sandbox.inditex.InditexTwin;
import org.scorehub.platform.sandbox.provider.ProviderTwin;
import org.scorehub.platform.sandbox.registry.OpenSupplyHubTwin;

/** The twins of all connectors, started and stopped together. */
public final class Twins implements AutoCloseable {

  /** The port of the first twin of {@code ./hub twins} if none is given; others follow it. */
  public static final String USUAL_PORT = "8090";

  /** Starts one twin; empty if it cannot run at this host. */
  @FunctionalInterface
  private interface Start {
    Optional<Twin> start(TwinHost host, int port);
  }

  /** A twin written in Java, and the place of its port after the first. */
  private record Own(int place, Start start) {}

  private static final Map<String, Own> OWN = own();

  /**
   * Ports from here on are for those that are made from declarations, in the order of their ids.
   */
  private static final int DECLARED = 8;

  private final SandboxFiles files;
  private final List<Twin> twins;

  private Twins(SandboxFiles files, List<Twin> twins) {
    this.files = files;
    this.twins = List.copyOf(twins);
  }

  private static Map<String, Own> own() {
    Map<String, Own> own = new LinkedHashMap<>();
    own.put(
        AmforiTwin.CONNECTOR,
        new Own(
            0,
            (host, port) ->
                Optional.of(
                    AmforiTwin.start(
                        host.root(),
                        host.folder().resolve(AmforiTwin.CONNECTOR),
                        host.settings(AmforiTwin.CONNECTOR, port)))));
    own.put(
        EtiTwin.CONNECTOR,
        new Own(
            1,
            (host, port) ->
                Optional.of(
                    EtiTwin.start(
                        host.root(),
                        host.folder().resolve(EtiTwin.CONNECTOR),
                        host.settings(EtiTwin.CONNECTOR, port)))));
    own.put(
        CoopTwin.CONNECTOR,
        new Own(
            2,
            (host, port) ->
                Optional.of(
                    CoopTwin.start(
                        host.folder().resolve(CoopTwin.CONNECTOR),
                        host.settings(CoopTwin.CONNECTOR, port)))));
    own.put(
        ProviderTwin.CONNECTOR,
        new Own(
            4,
            (host, port) ->
                Optional.of(
                    ProviderTwin.start(
                        host.root(),
                        host.folder().resolve(ProviderTwin.CONNECTOR),
                        host.settings(ProviderTwin.CONNECTOR, port)))));
    own.put(
        InditexTwin.CONNECTOR,
        new Own(
            5,
            (host, port) ->
                Optional.of(
                    InditexTwin.start(host.root(), host.settings(InditexTwin.CONNECTOR, port)))));
    own.put(
        AdidasTwin.CONNECTOR, new Own(6, (host, port) -> AdidasTwin.start(host).map(twin -> twin)));
    own.put(
        OpenSupplyHubTwin.CONNECTOR,
        new Own(
            7,
            (host, port) ->
                Optional.of(
                    OpenSupplyHubTwin.start(
                        host.root(),
                        host.settings(OpenSupplyHubTwin.CONNECTOR, port),
                        host.variable(OpenSupplyHubTwin.CONNECTOR, "PER_MINUTE")
                            .map(Integer::parseInt)
                            .orElse(OpenSupplyHubTwin.PER_MINUTE)))));
    return own;
  }

  /**
   * Starts every twin that does not run elsewhere, as {@code HUB_TWINS_<connector>_URL} would say.
   *
   * @param wanted connectors whose twins are to run
   * @param firstPort port of the first of all, wanted or not; 0 for free ones
   * @throws IllegalStateException if a port is taken; those started are stopped
   */
  public static Twins start(TwinHost host, Set<String> wanted, int firstPort) {
    List<Twin> twins = new ArrayList<>();
    try {
      for (Map.Entry<String, Own> start : starts(host.root()).entrySet()) {
        if (wanted.contains(start.getKey()) && host.variable(start.getKey(), "URL").isEmpty()) {
          int port = firstPort == 0 ? 0 : firstPort + start.getValue().place();
          start.getValue().start().start(host, port).ifPresent(twins::add);
        }
      }
    } catch (RuntimeException e) {
      twins.forEach(Twin::close);
      throw e;
    }
    return new Twins(SandboxFiles.of(host.root()), twins);
  }

  /** Starts all of them; see {@link #start(TwinHost, Set, int)}. */
  public static Twins start(TwinHost host, int firstPort) {
    return start(host, Set.copyOf(connectors(host.root())), firstPort);
  }

  /**
   * Ids of the connectors that there are twins for, in the order of their ports: those with a twin
   * of their own, and all others that have a manifest and a folder in {@code sandbox/}.
   *
   * @param root folder of the project
   */
  public static List<String> connectors(Path root) {
    return List.copyOf(starts(root).keySet());
  }

  private static Map<String, Own> starts(Path root) {
    Map<String, Own> starts = new LinkedHashMap<>(OWN);
    int place = DECLARED;
    for (String connector : SandboxFiles.of(root).connectors()) {
      Path manifest = root.resolve("routes").resolve(connector).resolve("connector.yaml");
      if (!OWN.containsKey(connector) && Files.isRegularFile(manifest)) {
        starts.put(
            connector,
            new Own(
                place++, (host, port) -> Optional.of(DeclaredTwin.start(connector, host, port))));
      }
    }
    return starts;
  }

  /** The folder that they and their scripts stand in. */
  public SandboxFiles files() {
    return files;
  }

  /** Those that run here. */
  public List<Twin> all() {
    return twins;
  }

  /** The twin of a connector; empty if it runs elsewhere or not at all. */
  public Optional<Twin> of(String connector) {
    return twins.stream().filter(twin -> twin.connector().equals(connector)).findFirst();
  }

  /** What a hub must know to reach them all, as Spring properties. */
  public Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    twins.forEach(twin -> properties.putAll(twin.properties()));
    return properties;
  }

  /** Calls the listener for everything that any of them takes from the hub. */
  public void onReceipt(Consumer<Receipt> listener) {
    twins.forEach(twin -> twin.onReceipt(listener));
  }

  @Override
  public void close() {
    twins.forEach(Twin::close);
  }
}
