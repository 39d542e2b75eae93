package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.web.WebClient;

/** Hands documents to the running hub and waits for what becomes of them. */
public final class HubUnderTest {

  static final String AUDIT = "amfori-bsci/audit";
  static final String NAMESPACE = "urn:scorehub:profile:amfori-bsci:1";

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Pattern EXCHANGE_ID = Pattern.compile("exchangeId>([0-9a-f-]{36})<");

  private final WebClient web;
  private final PipelineDatabase database;

  public HubUnderTest(WebClient web, PipelineDatabase database) {
    this.web = web;
    this.database = database;
  }

  /** Uploads a document to {@code connector/document}. */
  HttpResponse<String> upload(String user, String document, byte[] body, String... headers) {
    String type = document.startsWith("amfori") ? "application/xml" : "application/json";
    return web.as(user).post("/api/v1/connectors/" + document, type, body, headers);
  }

  /** Uploads a document that is taken; its exchange id. */
  String send(String user, String document, byte[] body, String... headers) {
    HttpResponse<String> answer = upload(user, document, body, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return WebClient.parse(answer.body()).path("exchangeId").asText();
  }

  /** Posts an envelope to the SOAP service. */
  HttpResponse<String> call(WebClient caller, String operation, String envelope) {
    return caller.post(
        "/services/amfori-bsci",
        "text/xml; charset=utf-8",
        envelope.getBytes(StandardCharsets.UTF_8),
        "SOAPAction",
        '"' + NAMESPACE + "/" + operation + '"');
  }

  /** Calls submitAudit with an envelope that is taken; its exchange id. */
  String submitAudit(String user, String envelope) {
    HttpResponse<String> answer = call(web.as(user), "submitAudit", envelope);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Matcher id = EXCHANGE_ID.matcher(answer.body());
    assertThat(id.find()).as(answer.body()).isTrue();
    return id.group(1);
  }

  /** Sends and waits until it is recorded; the exchange. */
  JsonNode record(String user, String document, byte[] body) {
    JsonNode exchange = settled(user, send(user, document, body));
    assertThat(exchange.path("state").asText()).as(exchange.toString()).isEqualTo("RECORDED");
    return exchange;
  }

  /** The site that an audit of demo-retail is recorded for. */
  public String recordAudit(AuditFixture audit) {
    return record("engineer", AUDIT, audit.bytes()).path("siteId").asText();
  }

  /** Sends what a training provider knows and waits until it is recorded. */
  JsonNode recordTraining(String document, byte[] body) {
    return record("trainer", "score-training/" + document, body);
  }

  /** Waits until the hub has dealt with a document. */
  public JsonNode settled(String user, String exchangeId) {
    return eventually(
        user,
        "/api/v1/exchanges/" + exchangeId,
        exchange -> !exchange.path("state").asText().equals("RECEIVED"));
  }

  /** Sends and waits for whatever becomes of it; the exchange. */
  JsonNode settle(String user, String document, byte[] body) {
    return settled(user, send(user, document, body));
  }

  /** The JSON at a path once it is as wanted. */
  JsonNode eventually(String user, String path, Predicate<JsonNode> wanted) {
    return await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(40))
        .atMost(PATIENCE)
        .until(() -> read(user, path), wanted);
  }

  JsonNode read(String user, String path) {
    return web.as(user).json(path);
  }

  /** The untouched bytes of an exchange as text. */
  String raw(String user, String exchangeId) {
    return body(user, "/api/v1/exchanges/" + exchangeId + "/raw");
  }

  String body(String user, String path) {
    return web.as(user).get(path).body();
  }

  JsonNode site(String user, String siteId, String part) {
    return read(user, "/api/v1/sites/" + siteId + part);
  }

  int status(String user, String path) {
    return web.as(user).get(path).statusCode();
  }

  /** Posts JSON. */
  HttpResponse<String> post(String user, String path, String json) {
    return web.as(user).post(path, "application/json", json);
  }

  HttpResponse<String> delete(String user, String path) {
    return web.as(user).delete(path);
  }

  /** State of an issue by native code. */
  String issue(String user, String siteId, String code) {
    for (JsonNode issue : site(user, siteId, "/issues")) {
      if (issue.path("nativeCode").asText().equals(code)) {
        return issue.path("state").asText();
      }
    }
    return "none";
  }

  /** The latest delivery about a site once it is as wanted. */
  JsonNode delivery(String user, String siteId, Predicate<JsonNode> wanted) {
    return eventually(
            user,
            "/api/v1/sites/" + siteId + "/deliveries",
            list -> list.at("/items/0").has("id") && wanted.test(list.at("/items/0")))
        .at("/items/0");
  }

  /** Reads one column as the pipeline sees it. */
  <T> List<T> sql(Class<T> type, String sql, Object... values) {
    return database.jdbc().sql(sql).params(List.of(values)).query(type).list();
  }

  /** Changes rows as the pipeline may. */
  int change(String sql, Object... values) {
    return database.jdbc().sql(sql).params(List.of(values)).update();
  }

  /** Does not make a waiting delivery wait any longer, nor its receiver. */
  void hurry(String deliveryId) {
    change(
        "UPDATE receiver_state r SET not_before = NULL, failures = 0, tripped_at = NULL,"
            + " probe_at = NULL FROM delivery d WHERE d.id = ?::uuid"
            + " AND (r.buyer, r.connector) = (d.buyer, d.connector)",
        deliveryId);
    change("UPDATE delivery SET not_before = now() WHERE id = ?::uuid", deliveryId);
  }
}
