package org.scorehub.platform.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/** Talks to a hub as any other system would: SOAP and REST, with HTTP Basic. */
final class HubClient {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int SAID = 300;

  private final URI hub;
  private final String password;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param hub address without a path
   * @param password of all users whom scripts name
   */
  HubClient(URI hub, String password) {
    this.hub = hub;
    this.password = password;
  }

  URI hub() {
    return hub;
  }

  /** True once the hub says that everything is ready. */
  boolean isReady() throws InterruptedException {
    try {
      return send(request("/actuator/health").GET()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** Sends a document by SOAP; returns its exchange id. */
  String submit(String user, String connector, String operation, String document)
      throws IOException, InterruptedException, HubRefused {
    String action = "\"urn:scorehub:profile:" + connector + ":1/" + operation + '"';
    HttpResponse<byte[]> answer =
        send(
            as(user, "/services/" + connector)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", action)
                .header("Idempotency-Key", key(connector, document.getBytes(UTF_8)))
                .POST(BodyPublishers.ofByteArray(SoapMessage.around(document))));
    return receipt(answer);
  }

  /** Sends a document by REST; returns its exchange id. */
  String post(String user, String target, String file, byte[] document)
      throws IOException, InterruptedException, HubRefused {
    HttpResponse<byte[]> answer =
        send(
            as(user, "/api/v1/connectors/" + target)
                .header("Content-Type", contentType(file))
                .header("Idempotency-Key", key(target, document))
                .POST(BodyPublishers.ofByteArray(document)));
    return tree(answer, ACCEPTED).path("exchangeId").asText();
  }

  private static String contentType(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1);
    return switch (ending) {
      case "json" -> "application/json";
      case "xml" -> "application/xml";
      case "csv" -> "text/csv";
      default -> "application/octet-stream";
    };
  }

  /** Approves that a training provider is told of the recommendations for a site. */
  void approve(String user, String site, String provider)
      throws IOException, InterruptedException, HubRefused {
    String path = "/api/v1/sites/" + site + "/recommendations/approvals";
    String decision = json.createObjectNode().put("provider", provider).toString();
    tree(
        send(
            as(user, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(decision))),
        ACCEPTED);
  }

  /** Reads a path of the hub's API. */
  JsonNode get(String user, String path) throws IOException, InterruptedException, HubRefused {
    return tree(send(as(user, path).GET()), OK);
  }

  private static String receipt(HttpResponse<byte[]> answer) throws HubRefused {
    try {
      return SoapMessage.read(answer.body()).text("exchangeId").orElseThrow(() -> refused(answer));
    } catch (SoapMessage.NotSoap e) {
      throw refused(answer);
    }
  }

  private JsonNode tree(HttpResponse<byte[]> answer, int wanted) throws IOException, HubRefused {
    if (answer.statusCode() != wanted) {
      throw refused(answer);
    }
    return json.readTree(answer.body());
  }

  private static HubRefused refused(HttpResponse<byte[]> answer) {
    String said = new String(answer.body(), UTF_8).replaceAll("\\s+", " ").strip();
    String shown = said.length() > SAID ? said.substring(0, SAID) + "…" : said;
    return new HubRefused("HTTP " + answer.statusCode() + " " + shown);
  }

  private HttpRequest.Builder as(String user, String path) {
    String login = user + ":" + password;
    return request(path)
        .header(
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(hub.resolve(path)).timeout(PATIENCE);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** The same for the same bytes, so that a hub that has them already does nothing. */
  private static String key(String target, byte[] document) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(document);
      return "sandbox/" + target + "/" + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
