package org.scorehub.platform.sandbox.inditex;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.ClientTokens;
import org.scorehub.platform.sandbox.HttpTwin;
import org.scorehub.platform.sandbox.Receipts;
import org.scorehub.platform.sandbox.SandboxFiles;
import org.scorehub.platform.sandbox.TwinServer;
import org.scorehub.platform.sandbox.TwinSettings;

/**
 * Stands in for a buyer's system that offers supplier rankings and takes the progress of their
 * plans: {@code POST /{tenant}/oauth/token}, {@code GET /{tenant}/v1/rankings?since=} in pages with
 * ETag, {@code PUT /{tenant}/v1/factories/{id}/cap-progress}. This project's own profile; Inditex
 * publishes no API.
 */
public final class InditexTwin extends HttpTwin {

  /** Id of the connector. */
  public static final String CONNECTOR = "inditex";

  private static final String DOCUMENT = "supplier-ranking";
  private static final Duration TOKEN_VALIDITY = Duration.ofMinutes(5);
  private static final List<String> STUBS =
      List.of("token.json", "rankings.json", "cap-progress.json");

  private final TwinSettings settings;
  private final ClientTokens tokens;
  private final RankingFeed feed;

  private InditexTwin(
      TwinServer server,
      RankingFeed feed,
      ClientTokens tokens,
      TwinSettings settings,
      Receipts receipts) {
    super(CONNECTOR, server, receipts);
    this.feed = feed;
    this.tokens = tokens;
    this.settings = settings;
  }

  /**
   * Starts a twin.
   *
   * @param root folder of the project, which has {@code schemas/}
   * @throws IllegalStateException if the port is taken
   * @throws IllegalArgumentException if the schema cannot be used
   */
  public static InditexTwin start(Path root, TwinSettings settings) {
    Clock clock = Clock.systemUTC();
    RankingFeed feed = new RankingFeed();
    ClientTokens tokens = new ClientTokens(settings, TOKEN_VALIDITY, clock);
    Receipts receipts = new Receipts();
    TwinServer server =
        TwinServer.start(
            SandboxFiles.of(root),
            settings,
            CONNECTOR + "/twin/",
            STUBS,
            List.of(
                tokens,
                new RankingPages(feed, tokens),
                new CapProgressAnswers(new CapProgressCheck(root), tokens, clock, receipts::tell)));
    return new InditexTwin(server, feed, tokens, settings, receipts);
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
    return super.arrivals().stream().filter(InditexTwin::isDelivery).toList();
  }

  @Override
  public long arrivalCount() {
    return arrivals().size();
  }

  private static boolean isDelivery(Arrival arrival) {
    return !arrival.header("idempotency-key").isEmpty();
  }
}
