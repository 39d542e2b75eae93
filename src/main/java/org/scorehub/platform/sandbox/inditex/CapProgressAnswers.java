package org.scorehub.platform.sandbox.inditex;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.scorehub.platform.sandbox.ClientTokens;
import org.scorehub.platform.sandbox.Receipt;

/** Takes progress that fits and answers with a receipt; refuses the rest, naming all problems. */
final class CapProgressAnswers implements ResponseDefinitionTransformerV2 {

  private static final int REFERENCE_LENGTH = 8;

  private final CapProgressCheck check;
  private final ClientTokens tokens;
  private final Clock clock;
  private final Consumer<Receipt> receipts;

  CapProgressAnswers(
      CapProgressCheck check, ClientTokens tokens, Clock clock, Consumer<Receipt> receipts) {
    this.check = check;
    this.tokens = tokens;
    this.clock = clock;
    this.receipts = receipts;
  }

  @Override
  public String getName() {
    return "cap-progress";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    if (!tokens.admits(request)) {
      return Answers.unauthorized();
    }
    List<String> problems = check.problems(request);
    return problems.isEmpty() ? accept(request) : Answers.problems(400, problems);
  }

  private ResponseDefinition accept(Request request) {
    JsonNode progress = check.body(request);
    String reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
    Receipt receipt =
        new Receipt(
            "CP-" + reference.toUpperCase(Locale.ROOT),
            Answers.tenant(request),
            progress.at("/factory/name").asText(),
            progress.path("version").asLong(),
            clock.instant());
    receipts.accept(receipt);
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(200)
        .withHeader("Content-Type", "application/json")
        .withBody("{\"receiptId\":\"" + receipt.id() + "\"}")
        .build();
  }
}
