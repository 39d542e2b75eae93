package org.scorehub.intake.fetch;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.RetryAfter;
import org.scorehub.connector.TenantLogin;
import org.springframework.stereotype.Component;

/**
 * Asks a JSON interface for what is new, page by page: {@link #request} makes the next request,
 * {@link #read} takes the answer apart.
 */
@Component("restPages")
public final class RestPages {

  private static final int MAX_PAGE_BYTES = 32 * 1024 * 1024;
  private static final int MAX_PAGES_A_RUN = 200;
  private static final String RUN = "hub.restRun";
  private static final String PAGE = "hub.page";
  private static final String ABSENT = "";

  private final Clock clock;
  private final TenantLogin logins;

  RestPages(TenantLogin logins, Clock clock) {
    this.clock = clock;
    this.logins = logins;
  }

  /** Makes the message the request for the page at hand, the first one if none was read yet. */
  public void request(Exchange exchange) {
    RestRun run = exchange.getProperty(RUN, RestRun.class);
    if (run == null) {
      run = begin(exchange);
      exchange.setProperty(RUN, run);
    }
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setBody(null);
    message.setHeader(Exchange.HTTP_METHOD, "GET");
    message.setHeader(Exchange.HTTP_URI, run.page().toString());
    message.setHeader("Accept", "application/json");
    PollSource source = PollSource.of(exchange);
    logins
        .authorization(source.connector(), source.tenant())
        .ifPresent(login -> message.setHeader("Authorization", login));
    String etag = Polls.state(exchange).etag();
    if (run.first() && etag != null) {
      message.setHeader("If-None-Match", etag);
    }
  }

  private static RestRun begin(Exchange exchange) {
    PollState state = Polls.state(exchange);
    return state.nextPage() == null
        ? RestRun.from(firstPage(exchange, state.cursor()))
        : RestRun.goingOn(URI.create(state.nextPage()));
  }

  private static URI firstPage(Exchange exchange, @Nullable String cursor) {
    String encoded = URLEncoder.encode(cursor == null ? "" : cursor, StandardCharsets.UTF_8);
    return URI.create(
        parameter(exchange, "hub.endpoint").replaceAll("/+$", "")
            + '/'
            + parameter(exchange, "hub.path").replaceAll("^/+", "").replace("${cursor}", encoded));
  }

  /**
   * Reads the answer. The body becomes the documents of the page; {@code hub.page} says whether
   * there is a page, {@code hub.more} whether another request follows.
   *
   * @throws SourceUnavailable if the answer is of no use
   */
  public void read(Exchange exchange) throws IOException {
    exchange.setProperty(PAGE, false);
    exchange.setProperty(Polls.MORE, false);
    RestRun run = Objects.requireNonNull(exchange.getProperty(RUN, RestRun.class));
    Message answer = exchange.getMessage();
    int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    switch (status) {
      case 200 -> page(exchange, run.tagged(answer.getHeader("ETag", String.class)));
      case 204, 304 -> nothing(exchange);
      case 401 -> relogin(exchange, run);
      case 400, 404, 410 -> lost(exchange, run, status);
      default ->
          throw new SourceUnavailable(
              answered(run, status),
              RetryAfter.read(answer.getHeader("Retry-After", String.class), clock));
    }
  }

  private static void page(Exchange exchange, RestRun run) throws IOException {
    byte[] bytes = bytes(exchange);
    JsonPage page = new JsonPage(bytes);
    exchange.setProperty(PAGE, true);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    exchange.getMessage().setBody(documents(exchange, page, bytes));
    try {
      reached(exchange, page, run, next(exchange, page, run).orElse(null));
    } catch (IOException | SourceUnavailable e) {
      broken(exchange, run, e);
    }
  }

  /** A page that cannot be taken apart becomes a document itself, so that it is seen. */
  private static List<byte[]> documents(Exchange exchange, JsonPage page, byte[] bytes) {
    try {
      return page.items(pointer(exchange, "hub.items"));
    } catch (IOException e) {
      return List.of(bytes);
    }
  }

  /** The documents of the page are taken, but the cursor stays before it. */
  private static void broken(Exchange exchange, RestRun run, Exception e) {
    exchange.setProperty(
        Polls.BROKEN,
        e instanceof SourceUnavailable
            ? e.getMessage()
            : run.page() + " cannot be read: " + e.getMessage());
  }

  private static void reached(Exchange exchange, JsonPage page, RestRun run, @Nullable URI next)
      throws IOException {
    PollState state = Polls.state(exchange);
    if (next != null) {
      exchange.setProperty(Polls.REACHED, state.atPage(next.toString()));
      exchange.setProperty(RUN, run.to(next));
      exchange.setProperty(
          Polls.MORE, run.seen().size() < MAX_PAGES_A_RUN && !Polls.isEnding(exchange));
      return;
    }
    String path = parameter(exchange, "hub.cursorPath");
    Optional<String> cursor =
        path.isEmpty() ? Optional.empty() : page.text(JsonPointer.compile(path));
    exchange.setProperty(Polls.REACHED, state.completed(cursor.orElse(state.cursor()), run.etag()));
  }

  private static Optional<URI> next(Exchange exchange, JsonPage page, RestRun run)
      throws IOException {
    String path = parameter(exchange, "hub.nextPath");
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Optional<URI> next = page.text(JsonPointer.compile(path)).map(link -> resolve(run, link));
    next.ifPresent(uri -> check(run, uri));
    return next;
  }

  private static URI resolve(RestRun run, String link) {
    try {
      return run.page().resolve(link);
    } catch (IllegalArgumentException e) {
      throw new SourceUnavailable("the next page after " + run.page() + " has no proper address");
    }
  }

  /** The login must not be sent to anybody else, and a run must end. */
  private static void check(RestRun run, URI next) {
    if (!origin(next).equals(origin(run.page()))) {
      throw new SourceUnavailable(
          "the next page after " + run.page() + " is on another server: " + next);
    }
    if (run.seen().contains(next)) {
      throw new SourceUnavailable("the pages go in circles: " + next + " again");
    }
  }

  private static List<Object> origin(URI uri) {
    return List.of(String.valueOf(uri.getScheme()), String.valueOf(uri.getHost()), uri.getPort());
  }

  private static void nothing(Exchange exchange) {
    exchange.getMessage().setBody(List.of());
    exchange.setProperty(PAGE, true);
  }

  private void relogin(Exchange exchange, RestRun run) {
    PollSource source = PollSource.of(exchange);
    logins.rejected(source.connector(), source.tenant());
    if (run.relogged()) {
      throw new SourceUnavailable("the login is refused at " + run.page());
    }
    exchange.setProperty(RUN, run.again());
    exchange.setProperty(Polls.MORE, true);
  }

  /** A page that is gone is no reason to stay there: the run begins again at its cursor. */
  private static void lost(Exchange exchange, RestRun run, int status) {
    PollState state = Polls.state(exchange);
    if (run.first() || run.seen().size() > 1) {
      throw new SourceUnavailable(answered(run, status));
    }
    exchange.setProperty(Polls.REACHED, state.completed(state.cursor(), state.etag()));
    exchange.removeProperty(RUN);
    nothing(exchange);
    exchange.setProperty(Polls.MORE, true);
  }

  private static byte[] bytes(Exchange exchange) throws IOException {
    InputStream body = exchange.getMessage().getBody(InputStream.class);
    if (body == null) {
      return new byte[0];
    }
    try (body) {
      byte[] bytes = body.readNBytes(MAX_PAGE_BYTES + 1);
      if (bytes.length > MAX_PAGE_BYTES) {
        throw new SourceUnavailable("a page is larger than " + MAX_PAGE_BYTES + " bytes");
      }
      return bytes;
    }
  }

  private static String answered(RestRun run, int status) {
    return run.page() + " answered " + status;
  }

  private static JsonPointer pointer(Exchange exchange, String name) {
    return JsonPointer.compile(parameter(exchange, name));
  }

  private static String parameter(Exchange exchange, String name) {
    return exchange.getProperty(name, ABSENT, String.class);
  }
}
