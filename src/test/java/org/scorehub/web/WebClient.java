package org.scorehub.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A program or a browser in front of the hub. Each instance keeps its own cookies. */
public final class WebClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final int port;
  private final String authorization;
  private final HttpClient http;

  public WebClient(int port) {
    this(port, "");
  }

  private WebClient(int port, String authorization) {
    this.port = port;
    this.authorization = authorization;
    this.http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  /** Nobody in particular, with no cookies. */
  public WebClient stranger() {
    return new WebClient(port);
  }

  /** A program that sends name and password with each request. */
  public WebClient basic(String username, String password) {
    byte[] both = (username + ':' + password).getBytes(StandardCharsets.UTF_8);
    return new WebClient(port, "Basic " + Base64.getEncoder().encodeToString(both));
  }

  /** A demo user's program. */
  public WebClient as(String demoUser) {
    return basic(demoUser, "sandbox");
  }

  /** A program with a machine token. */
  public WebClient bearer(String token) {
    return new WebClient(port, "Bearer " + token);
  }

  /** A browser in which somebody has just tried to log in. */
  public WebClient browser(String username, String password) {
    WebClient browser = stranger();
    browser.submit("/login", "/login", Map.of("username", username, "password", password));
    return browser;
  }

  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.GET());
  }

  public HttpResponse<String> post(String path, String contentType, String body) {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> post(
      String path, String contentType, byte[] body, String... headers) {
    HttpRequest.Builder request = request(path).header("Content-Type", contentType);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.POST(BodyPublishers.ofByteArray(body)));
  }

  public HttpResponse<String> put(String path, String contentType, String body) {
    return send(
        request(path).header("Content-Type", contentType).PUT(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  /** The bytes of an answer. */
  public byte[] bytes(String path) {
    return send(request(path).GET(), BodyHandlers.ofByteArray()).body();
  }

  /** The JSON of a successful answer. */
  public JsonNode json(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + ' ' + answer.body());
    }
    return parse(answer.body());
  }

  /** Fills in the form of a page, with the page's own CSRF token, and sends it. */
  public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
    Matcher csrf = CSRF.matcher(get(page).body());
    if (!csrf.find()) {
      throw new AssertionError("No form at " + page);
    }
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + '=' + encode(field.getValue()))
            .collect(Collectors.joining("&", "_csrf=" + encode(csrf.group(1)) + "&", ""));
    return post(action, "application/x-www-form-urlencoded", form);
  }

  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> form) {
    try {
      return http.send(request.build(), form);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
