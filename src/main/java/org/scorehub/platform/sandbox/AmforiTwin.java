package org.scorehub.platform.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the systems of buyers that take improvement progress by {@code
 * schemas/amfori-bsci/buyer-progress.wsdl}, each under a path of its own: {@code
 * /demo-retail/improvement-progress}. Requests that do not fit are answered with all that is wrong.
 * It does not deduplicate. {@code GET /__arrivals} lists what arrived, {@code POST /__fault/busy}
 * switches a fault on, {@code /__fault/none} off. This project's own profile; amfori publishes no
 * API.
 */
public final class AmforiTwin implements Twin {

  private static final String FOLDER = "amfori-bsci/twin/";
  private static final List<String> STUBS =
      List.of("improvement-progress.json", "arrivals.json", "fault.json");

  private final TwinSettings settings;
  private final ArrivalLog arrivals = new ArrivalLog(Clock.systemUTC());
  private final List<Consumer<Receipt>> listeners = new CopyOnWriteArrayList<>();
  private final WireMockServer server;
  private @Nullable StubMapping fault;

  private AmforiTwin(Path root, TwinSettings settings) {
    this.settings = settings;
    ProgressCheck check = new ProgressCheck(root, settings);
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress(settings.address())
                .port(settings.port())
                .usingFilesUnderClasspath("sandbox/" + FOLDER + "__files")
                .disableRequestJournal()
                .adminAuthenticator(request -> false)
                .notifier(new TwinLog())
                .extensions(
                    arrivals,
                    new ArrivalList(arrivals),
                    new FaultSwitch(this::set),
                    new ProgressAnswers(check, Clock.systemUTC(), this::tell)));
    // WireMock's own search for stubs finds none within a jar.
    server.loadMappingsUsing(
        stubs -> STUBS.forEach(file -> stubs.addMapping(stub("mappings/" + file))));
  }

  /**
   * Starts a twin.
   *
   * @param root folder of the project, which has {@code schemas/}
   * @throws IllegalStateException if the port is taken or the schema cannot be used
   */
  public static AmforiTwin start(Path root, TwinSettings settings) {
    AmforiTwin twin = new AmforiTwin(root, settings);
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

  @Override
  public String connector() {
    return "amfori-bsci";
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of(
        "hub.twins.amfori-bsci.url", url().toString(),
        "hub.twins.amfori-bsci.username", settings.username(),
        "hub.twins.amfori-bsci.password", settings.password());
  }

  @Override
  public List<Arrival> arrivals() {
    return arrivals.arrivals();
  }

  @Override
  public long arrivalCount() {
    return arrivals.count();
  }

  @Override
  public void forget() {
    arrivals.clear();
  }

  @Override
  public void fail(TwinFault wanted) {
    set(Optional.of(wanted));
  }

  @Override
  public void recover() {
    set(Optional.empty());
  }

  @Override
  public void onReceipt(Consumer<Receipt> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    server.stop();
  }

  private synchronized void set(Optional<TwinFault> wanted) {
    if (fault != null) {
      server.removeStub(fault);
    }
    fault = wanted.map(f -> stub("faults/" + f.file())).orElse(null);
    if (fault != null) {
      server.addStubMapping(fault);
    }
  }

  private static StubMapping stub(String file) {
    return StubMapping.buildFrom(SandboxFiles.text(FOLDER + file));
  }

  private void tell(Receipt receipt) {
    listeners.forEach(listener -> listener.accept(receipt));
  }
}
