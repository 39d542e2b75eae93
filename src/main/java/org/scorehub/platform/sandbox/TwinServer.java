package org.scorehub.platform.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What all twins that speak HTTP share: stubs from files, a log of arrivals, faults. {@code GET
 * /__arrivals} lists what arrived, {@code POST /__fault/busy} switches a fault on, {@code
 * /__fault/none} off. Paths begin with the tenant.
 */
public final class TwinServer implements AutoCloseable {

  private static final String SHARED = "_shared/";

  private final SandboxFiles files;
  private final TwinSettings settings;
  private final String folder;
  private final ArrivalLog arrivals = new ArrivalLog(Clock.systemUTC());
  private final Drip drip;
  private final WireMockServer server;
  private @Nullable StubMapping fault;

  private TwinServer(
      SandboxFiles files,
      TwinSettings settings,
      String folder,
      List<String> stubs,
      List<Extension> extensions) {
    this.files = files;
    this.settings = settings;
    this.folder = folder;
    this.drip = new Drip(settings.slow().multipliedBy(2));
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress(settings.address())
                .port(settings.port())
                .disableRequestJournal()
                .adminAuthenticator(request -> false)
                .notifier(new TwinLog())
                .extensions(arrivals, new ArrivalList(arrivals), new FaultSwitch(this::set))
                .extensions(extensions.toArray(Extension[]::new))
                .extensions(drip));
    server.loadMappingsUsing(
        mappings -> {
          mappings.addMapping(stub(SHARED + "arrivals.json"));
          mappings.addMapping(stub(SHARED + "fault.json"));
          stubs.forEach(file -> mappings.addMapping(stub(own("mappings/" + file))));
        });
  }

  /**
   * Starts a server.
   *
   * @param folder the twin's folder below {@code sandbox/}, for example {@code amfori-bsci/twin/}
   * @param stubs names of files in its folder {@code mappings}, or in the shared one
   * @param extensions what the stubs name as transformers
   * @throws IllegalStateException if the port is taken
   */
  public static TwinServer start(
      SandboxFiles files,
      TwinSettings settings,
      String folder,
      List<String> stubs,
      List<Extension> extensions) {
    TwinServer twin = new TwinServer(files, settings, folder, stubs, extensions);
    try {
      twin.server.start();
    } catch (RuntimeException e) {
      throw new IllegalStateException("the twin cannot listen on port " + settings.port(), e);
    }
    return twin;
  }

  /** Its address without a tenant, for example {@code http://127.0.0.1:41234}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** See {@link Twin#arrivals()}. */
  public List<Arrival> arrivals() {
    return arrivals.arrivals();
  }

  /** See {@link Twin#arrivalCount()}. */
  public long arrivalCount() {
    return arrivals.count();
  }

  /** See {@link Twin#onArrival}. */
  public void onArrival(Consumer<Arrival> listener) {
    arrivals.onArrival(listener);
  }

  /** See {@link Twin#forget()}. */
  public void forget() {
    arrivals.clear();
  }

  /** Behaves in this way until told otherwise; the twin's own stub comes before the shared one. */
  public void fail(TwinFault wanted) {
    set(Optional.of(wanted));
  }

  /** Ends every fault. */
  public void recover() {
    set(Optional.empty());
  }

  @Override
  public void close() {
    server.stop();
  }

  private synchronized void set(Optional<TwinFault> wanted) {
    if (fault != null) {
      server.removeStub(fault);
    }
    boolean slow = wanted.equals(Optional.of(TwinFault.SLOW));
    boolean dripping = wanted.equals(Optional.of(TwinFault.DRIP));
    server.setGlobalFixedDelay(slow ? (int) settings.slow().toMillis() : 0);
    drip.set(dripping);
    fault = slow || dripping ? null : wanted.map(this::stub).orElse(null);
    if (fault != null) {
      server.addStubMapping(fault);
    }
  }

  private StubMapping stub(TwinFault wanted) {
    return stub(own("faults/" + wanted.file()));
  }

  /** The twin's own file, or the shared one of that name. */
  private String own(String file) {
    return (files.exists(folder + file) ? folder : SHARED) + file;
  }

  private StubMapping stub(String file) {
    return StubMapping.buildFrom(files.text(file));
  }

  @Override
  public String toString() {
    return "TwinServer[" + folder + " " + settings + "]";
  }
}
