package org.scorehub.platform.bench.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scorehub.cli.HubFailure;

/** A person of the sandbox who has logged in by the page. */
final class Visitor {

  private static final Pattern TOKEN =
      Pattern.compile(
          "name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");
  private static final int OK = 200;

  private final URI hub;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();

  private Visitor(URI hub) {
    this.hub = hub;
  }

  static Visitor of(URI hub, String user) throws IOException, InterruptedException {
    Visitor visitor = new Visitor(hub);
    Matcher token = TOKEN.matcher(visitor.get("/login").body());
    if (!token.find()) {
      throw HubFailure.failed("the login page has no token");
    }
    String form =
        "username="
            + user
            + "&password=sandbox&_csrf="
            + URLEncoder.encode(
                token.group(1) == null ? token.group(2) : token.group(1), StandardCharsets.UTF_8);
    visitor.http.send(
        HttpRequest.newBuilder(hub.resolve("/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.discarding());
    return visitor;
  }

  /**
   * Milliseconds until the whole page has arrived.
   *
   * @throws HubFailure if it is not shown
   */
  double visit(String path) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    HttpResponse<String> answer = get(path);
    double millis = (System.nanoTime() - begun) / 1e6;
    if (answer.statusCode() != OK) {
      throw HubFailure.failed(path + " answers " + answer.statusCode());
    }
    return millis;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(hub.resolve(path)).header("Accept", "text/html").GET().build(),
        BodyHandlers.ofString());
  }
}
