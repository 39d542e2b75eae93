package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * A running hub, asked over HTTP.
 *
 * @param address its address, with or without a path before {@code /api}
 * @param user who asks, by HTTP Basic
 * @param password of that user
 */
record RunningServer(URI address, String user, String password) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Override
  public String toString() {
    return "RunningServer[" + address + "]";
  }

  /**
   * The hub at an address; its password is in the environment or asked for.
   *
   * @throws HubFailure if there is no password
   */
  static RunningServer of(String address, String user) {
    String password = System.getenv("HUB_PASSWORD");
    return new RunningServer(address(address), user, password == null ? ask(user) : password);
  }

  private static URI address(String text) {
    try {
      URI address = URI.create(text.replaceAll("/+$", ""));
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw HubFailure.badInput("this is no address of a hub: " + text);
    }
    throw HubFailure.badInput("this is no address of a hub: " + text);
  }

  @SuppressWarnings("SystemConsoleNull") // newer Java reads the standard input instead
  private static String ask(String user) {
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Password of %s: ", user);
    if (typed == null) {
      throw HubFailure.badInput("HUB_PASSWORD is not set");
    }
    return new String(typed);
  }

  /**
   * What a path of the interface gives.
   *
   * @throws HubFailure if the hub does not answer with JSON and 200
   */
  JsonNode get(String path) {
    return ask(request(path).GET());
  }

  /**
   * What a path of the interface answers to bytes.
   *
   * @throws HubFailure if the hub does not answer with JSON and 200
   */
  JsonNode post(String path, byte[] body) {
    return ask(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private JsonNode ask(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw HubFailure.failed(address + " answered " + answer.statusCode() + " to " + user);
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw HubFailure.failed("there is no hub at " + address + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HubFailure.failed("interrupted");
    }
  }

  private HttpRequest.Builder request(String path) {
    String login = user + ':' + password;
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }
}
