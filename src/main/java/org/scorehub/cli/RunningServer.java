package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.Console;
import java.io.IOException;
import java.net.ConnectException;
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
   * What the hub said.
   *
   * @param body JSON; a missing node if it sent none
   */
  record Answer(int status, JsonNode body) {
    static final int OK = 200;
  }

  /**
   * What a path of the interface gives.
   *
   * @throws HubFailure if the hub does not answer with JSON and 200
   */
  JsonNode get(String path) {
    return content(send(request(path).GET().build()));
  }

  /**
   * What a path of the interface answers to bytes.
   *
   * @throws HubFailure if the hub does not answer with JSON and 200
   */
  JsonNode post(String path, byte[] body) {
    return content(send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build()));
  }

  private JsonNode content(Answer answer) {
    if (answer.status() != Answer.OK) {
      String detail = answer.body().path("detail").asText("");
      throw HubFailure.failed(
          address
              + " answered "
              + answer.status()
              + " to "
              + user
              + (detail.isEmpty() ? "" : ": " + detail));
    }
    return answer.body();
  }

  /**
   * What the hub answers to JSON.
   *
   * @throws HubFailure if it does not answer
   */
  Answer post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  /**
   * What a path gives, whatever it is.
   *
   * @throws HubFailure if the hub does not answer with 200
   */
  byte[] bytes(String path) {
    HttpResponse<byte[]> answer = sent(request(path).setHeader("Accept", "*/*").GET().build());
    if (answer.statusCode() != Answer.OK) {
      throw HubFailure.failed(address + " answered " + answer.statusCode() + " to " + user);
    }
    return answer.body();
  }

  private Answer send(HttpRequest request) {
    HttpResponse<byte[]> answer = sent(request);
    try {
      return new Answer(answer.statusCode(), json(answer));
    } catch (IOException e) {
      throw HubFailure.failed(address + " answered with broken JSON: " + e);
    }
  }

  private HttpResponse<byte[]> sent(HttpRequest request) {
    try {
      return HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .build()
          .send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw HubFailure.failed("there is no hub at " + address + ": nothing answers there");
    } catch (IOException e) {
      throw HubFailure.failed("there is no hub at " + address + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HubFailure.failed("interrupted");
    }
  }

  private JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (type.contains("json")) {
      return JSON.readTree(answer.body());
    }
    if (answer.statusCode() == Answer.OK) {
      throw HubFailure.failed(address + " answered with something else than JSON");
    }
    return MissingNode.getInstance();
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
