package org.scorehub.platform.sandbox.inditex;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinFault;
import org.scorehub.platform.sandbox.TwinServer;
import org.scorehub.platform.sandbox.TwinSettings;

/**
 * Stands in for a buyer's system that offers supplier rankings and takes the progress of their
 * plans: {@code POST /{tenant}/oauth/token}, {@code GET /{tenant}/v1/rankings?since=} in pages with
 * ETag, {@code PUT /{tenant}/v1/factories/{id}/cap-progress}. This project's own profile; Inditex
 * publishes no API.
 */
public final class InditexTwin implements Twin {

  /** Id of the connector. */
  public static final String CONNECTOR = "inditex";

  private static final String DOCUMENT = "supplier-ranking";
  private static final Duration TOKEN_VALIDITY = Duration.ofMinutes(5);
  private static final List<String> STUBS =
      List.of("token.json", "rankings.json", "cap-progress.json");

  private final TwinSettings settings;
  private final ClientTokens tokens;
  private final RankingFeed feed = new RankingFeed();
  private final List<Consumer<Receipt>> listeners = new CopyOnWriteArrayList<>();
  private final TwinServer server;

  private InditexTwin(Path root, TwinSettings settings) {
    this.settings = settings;
    Clock clock = Clock.systemUTC();
    tokens = new ClientTokens(settings, TOKEN_VALIDITY, clock);
    server =
        TwinServer.start(
            settings,
            CONNECTOR + "/twin/",
            STUBS,
            List.of(
                tokens,
                new RankingPages(feed, tokens),
                new CapProgressAnswers(new CapProgressCheck(root), tokens, clock, this::tell)));
  }

  /**
   * Starts a twin.
   *
   * @param root folder of the project, which has {@code schemas/}
   * @throws IllegalStateException if the port is taken
   * @throws IllegalArgumentException if the schema cannot be used
   */
  public static InditexTwin start(Path root, TwinSettings settings) {
    return new InditexTwin(root, settings);
  }

  @Override
  public String connector() {
    return CONNECTOR;
  }

  /** Its address without a tenant. */
  public URI url() {
    return server.url();
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of(
        "hub.twins.inditex.url", url().toString(),
        "hub.twins.inditex.username", settings.username(),
        "hub.twins.inditex.password", settings.password());
  }

  @Override
  public void publish(String tenant, String document, String name, byte[] content) {
    if (!document.equals(DOCUMENT)) {
      throw new IllegalArgumentException("the hub fetches no " + document + " of " + CONNECTOR);
    }
    feed.offer(tenant, content);
  }

  /** Takes back all access tokens; the next request needs a new one. */
  public void revokeTokens() {
    tokens.revokeAll();
  }

  /** Deliveries only; asking for tokens and rankings is no arrival of a document. */
  @Override
  public List<Arrival> arrivals() {
    return server.arrivals().stream().filter(InditexTwin::isDelivery).toList();
  }

  @Override
  public long arrivalCount() {
    return arrivals().size();
  }

  private static boolean isDelivery(Arrival arrival) {
    return !arrival.header("idempotency-key").isEmpty();
  }

  @Override
  public void forget() {
    server.forget();
  }

  @Override
  public void fail(TwinFault fault) {
    server.fail(fault);
  }

  @Override
  public void recover() {
    server.recover();
  }

  @Override
  public void onReceipt(Consumer<Receipt> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    server.close();
  }

  @Override
  public String toString() {
    return CONNECTOR + " at " + url();
  }

  private void tell(Receipt receipt) {
    listeners.forEach(listener -> listener.accept(receipt));
  }
}
