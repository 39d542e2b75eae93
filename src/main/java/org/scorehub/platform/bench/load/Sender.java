package org.scorehub.platform.bench.load;

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
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.scorehub.platform.bench.load.Piece.Way;
import org.scorehub.platform.sandbox.SoapMessage;

/** Sends one document once, to one of the hubs, as any other system would. */
public final class Sender {

  /** What became of one attempt. */
  public sealed interface Answer {

    /** The hub has it. */
    record Taken(UUID id) implements Answer {}

    /** It is to be sent again later: nobody answered, or the hub cannot keep it now. */
    record Later(String why) implements Answer {}

    /** The hub says that the sender is wrong. */
    record Refused(String why) implements Answer {}
  }

  private static final String PASSWORD = "sandbox";
  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final int ACCEPTED = 202;
  private static final int OK = 200;
  private static final int CLIENT = 400;
  private static final int SERVER = 500;
  private static final int TOO_MANY = 429;
  private static final int SAID = 300;

  private final List<URI> hubs;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ObjectMapper json = new ObjectMapper();

  /** To one of these hubs, any of them each time. */
  public Sender(List<URI> hubs) {
    this.hubs = List.copyOf(hubs);
  }

  /** Sends it once, and says what became of that. */
  public Answer send(Piece piece) throws InterruptedException {
    try {
      return piece.way() == Way.SOAP ? soap(piece) : post(piece);
    } catch (IOException e) {
      return new Answer.Later(e.getClass().getSimpleName());
    }
  }

  private Answer post(Piece piece) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            as(piece.user(), "/api/v1/connectors/" + piece.what())
                .header("Content-Type", contentType(piece.name()))
                .header("Idempotency-Key", piece.key())
                .POST(BodyPublishers.ofByteArray(piece.bytes()))
                .build(),
            BodyHandlers.ofByteArray());
    return answer.statusCode() == ACCEPTED
        ? new Answer.Taken(
            UUID.fromString(json.readTree(answer.body()).path("exchangeId").asText()))
        : unwelcome(answer);
  }

  private Answer soap(Piece piece) throws IOException, InterruptedException {
    String action = "\"urn:scorehub:profile:" + piece.connector() + ":1/" + piece.operation() + '"';
    HttpResponse<byte[]> answer =
        http.send(
            as(piece.user(), "/services/" + piece.connector())
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", action)
                .header("Idempotency-Key", piece.key())
                .POST(BodyPublishers.ofByteArray(SoapMessage.around(text(piece.bytes()))))
                .build(),
            BodyHandlers.ofByteArray());
    return answer.statusCode() == OK
        ? receipt(answer.body())
            .<Answer>map(Answer.Taken::new)
            .orElseGet(() -> new Answer.Refused("a receipt without an id: " + said(answer)))
        : unwelcome(answer);
  }

  private static Optional<UUID> receipt(byte[] body) {
    try {
      return SoapMessage.read(body).text("exchangeId").map(UUID::fromString);
    } catch (SoapMessage.NotSoap e) {
      return Optional.empty();
    }
  }

  /** A fault of the client by SOAP comes with the status of a server error. */
  private static Answer unwelcome(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    boolean client = status >= CLIENT && status < SERVER && status != TOO_MANY;
    boolean clientFault = status == SERVER && text(answer.body()).contains("Client</faultcode>");
    return client || clientFault
        ? new Answer.Refused(status + " " + said(answer))
        : new Answer.Later("HTTP " + status);
  }

  /** The site of an exchange, once it is recorded. */
  public Optional<String> site(String user, UUID exchange)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            as(user, "/api/v1/exchanges/" + exchange).GET().build(), BodyHandlers.ofByteArray());
    JsonNode found = answer.statusCode() == OK ? json.readTree(answer.body()) : json.nullNode();
    return Optional.of(found.path("siteId").asText()).filter(id -> !id.isEmpty());
  }

  /** Approves what a provider is told of a site; false if it must be tried again. */
  public boolean approve(Piece.Approval approval, String site)
      throws IOException, InterruptedException {
    String decision = json.createObjectNode().put("provider", approval.provider()).toString();
    HttpResponse<byte[]> answer =
        http.send(
            as(approval.user(), "/api/v1/sites/" + site + "/recommendations/approvals")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(decision))
                .build(),
            BodyHandlers.ofByteArray());
    return answer.statusCode() == ACCEPTED;
  }

  private HttpRequest.Builder as(String user, String path) {
    String login = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(UTF_8));
    URI hub = hubs.get(ThreadLocalRandom.current().nextInt(hubs.size()));
    return HttpRequest.newBuilder(hub.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Basic " + login);
  }

  private static String contentType(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "json" -> "application/json";
      case "xml" -> "application/xml";
      case "csv" -> "text/csv";
      default -> "application/octet-stream";
    };
  }

  private static String said(HttpResponse<byte[]> answer) {
    String said = text(answer.body()).replaceAll("\\s+", " ").strip();
    return said.length() > SAID ? said.substring(0, SAID) + "…" : said;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
