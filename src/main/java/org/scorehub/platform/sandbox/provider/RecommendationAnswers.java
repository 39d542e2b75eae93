package org.scorehub.platform.sandbox.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.scorehub.platform.sandbox.Receipt;

/**
 * Takes recommendations that fit, to be dealt with later; refuses the rest, naming all problems.
 */
final class RecommendationAnswers implements ResponseDefinitionTransformerV2 {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ACCEPTED = 202;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int REFERENCE_LENGTH = 8;

  private final RecommendationCheck check;
  private final Clock clock;
  private final Consumer<Receipt> receipts;

  RecommendationAnswers(RecommendationCheck check, Clock clock, Consumer<Receipt> receipts) {
    this.check = check;
    this.clock = clock;
    this.receipts = receipts;
  }

  @Override
  public String getName() {
    return "recommendations";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    if (!check.admits(request)) {
      return ResponseDefinitionBuilder.like(refusal(UNAUTHORIZED, List.of("login is missing")))
          .but()
          .withHeader("WWW-Authenticate", "Basic realm=\"training provider\"")
          .build();
    }
    List<String> problems = check.problems(request);
    return problems.isEmpty() ? accept(request) : refusal(BAD_REQUEST, problems);
  }

  private ResponseDefinition accept(Request request) {
    JsonNode told = check.body(request);
    String reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
    Receipt receipt =
        new Receipt(
            "TR-" + reference.toUpperCase(Locale.ROOT),
            request.getUrl().split("/", -1)[1],
            told.at("/factory/name").asText(),
            told.path("version").asLong(),
            clock.instant());
    receipts.accept(receipt);
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(ACCEPTED)
        .withHeader("Content-Type", "application/json")
        .withBody(JSON.createObjectNode().put("receipt", receipt.id()).toString())
        .build();
  }

  private static ResponseDefinition refusal(int status, List<String> problems) {
    ObjectNode body = JSON.createObjectNode().put("status", status);
    body.put("title", "The request does not fit").put("detail", String.join("; ", problems));
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status)
        .withHeader("Content-Type", "application/problem+json")
        .withBody(body.toString())
        .build();
  }
}
