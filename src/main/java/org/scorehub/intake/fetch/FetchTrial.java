package org.scorehub.intake.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.TenantDatabases;
import org.scorehub.connector.TenantLogin;

/**
 * The fetching part of a hub on its own, for trying out a connector's routes: cursors in memory,
 * one instance, no pause after a failure. What is fetched is kept here; as Kafka, this can be away.
 */
public final class FetchTrial {

  private static final PollPace PACE = new PollPace("50ms", "100ms");

  private final CamelContext camel;
  private final ConnectorSettings settings;
  private final TrialCursors cursors = new TrialCursors();
  private final Map<PollSource, List<Taken>> taken = new ConcurrentHashMap<>();
  private volatile boolean away;

  private FetchTrial(CamelContext camel, ConnectorSettings settings) {
    this.camel = camel;
    this.settings = settings;
  }

  /** Binds all that the templates {@code rest-poll}, {@code sftp-in}, {@code folder-in} call. */
  public static FetchTrial in(CamelContext camel, ConnectorSettings settings, TenantLogin logins) {
    FetchTrial trial = new FetchTrial(camel, settings);
    Polls polls = new Polls(trial.cursors, new Alone());
    camel.addComponent("master", new SoleMaster());
    camel.getRegistry().bind("polls", polls);
    camel.getRegistry().bind("filePolls", new FilePolls());
    camel.getRegistry().bind("restPages", new RestPages(logins, Clock.systemUTC()));
    return trial;
  }

  /** The routes that take what is fetched, in the place of those that hand it to Kafka. */
  public RouteBuilder receiving() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        errorHandler(noErrorHandler());
        from("direct:hub.page").process(FetchTrial.this::takePage).bean("ref:polls", "advance");
        from("direct:hub.file").bean("ref:filePolls", "begin").process(FetchTrial.this::takeFile);
      }
    };
  }

  /** Whether a tenant's settings give what the route of a document needs. */
  public boolean serves(
      String connector, String document, String tenant, DocumentDefinition.Poll poll) {
    PollSource source = new PollSource(connector, document, tenant);
    ConnectorSettings.Tenant configured =
        Objects.requireNonNull(settings.tenant(connector, tenant));
    return TemplateParameters.of(camel, poll)
        .servedBy(source, TenantParameters.of(source, configured).keySet());
  }

  /**
   * Begins to fetch a document from a tenant that can be served, by the route that a hub would
   * make.
   *
   * @throws Exception if Camel cannot make the route
   */
  public void begin(String connector, String document, String tenant, DocumentDefinition.Poll poll)
      throws Exception {
    PollSource source = new PollSource(connector, document, tenant);
    ConnectorSettings.Tenant configured =
        Objects.requireNonNull(settings.tenant(connector, tenant));
    TemplateParameters declared = TemplateParameters.of(camel, poll);
    Map<String, String> offered = TenantParameters.of(source, configured);
    Map<String, Object> values = declared.values(PACE, offered);
    new TenantBeans(cursors, new Alone(), new TenantDatabases())
        .bind(camel, source, configured, (String) values.get("settle"));
    camel.addRouteFromTemplate(source.routeId(), poll.route(), values);
  }

  /** Whether what is fetched is refused for now, as Kafka does that is away. */
  public void setAway(boolean isAway) {
    away = isAway;
  }

  /** What was fetched of a source since {@link #forget}, in order; one page is several. */
  public List<byte[]> taken(String connector, String document, String tenant) {
    return taken.getOrDefault(new PollSource(connector, document, tenant), List.of()).stream()
        .map(Taken::document)
        .toList();
  }

  /** Forgets what was fetched, not where the cursors are. */
  public void forget() {
    taken.clear();
  }

  /** How polls of a source have gone so far. */
  public Course course(String connector, String document, String tenant) {
    return cursors.course(new PollSource(connector, document, tenant));
  }

  /**
   * How polls went.
   *
   * @param succeeded polls that ended well
   * @param failed polls that did not
   * @param moves how often the cursor moved
   * @param lastFailure what went wrong last; null if nothing did
   */
  public record Course(int succeeded, int failed, long moves, @Nullable String lastFailure) {}

  private void takePage(Exchange exchange) {
    for (Object document : exchange.getMessage().getBody(List.class)) {
      take(exchange, (byte[]) document);
    }
  }

  private void takeFile(Exchange exchange) throws IOException {
    try (InputStream file = exchange.getMessage().getBody(InputStream.class)) {
      take(exchange, file.readAllBytes());
    }
    exchange.setProperty("hub.exchangeId", "trial");
  }

  /** The same content at the same place is the same exchange, as it is where documents are kept. */
  private void take(Exchange exchange, byte[] document) {
    if (away) {
      throw new SourceUnavailable("what takes the documents is away");
    }
    String position = exchange.getProperty(Polls.POSITION, String.class);
    List<Taken> known =
        taken.computeIfAbsent(PollSource.of(exchange), s -> new CopyOnWriteArrayList<>());
    if (known.stream().noneMatch(t -> t.is(position, document))) {
      known.add(new Taken(position, document));
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared byte by byte
  private record Taken(String position, byte[] document) {
    boolean is(String otherPosition, byte[] other) {
      return position.equals(otherPosition) && Arrays.equals(document, other);
    }
  }

  /** The only instance there is. */
  private static final class Alone implements SourceLeases {
    @Override
    public boolean leads(PollSource source) {
      return true;
    }

    @Override
    public String getId() {
      return "trial";
    }
  }
}
