package org.scorehub.platform.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.scorehub.platform.sandbox.ProgressCheck.Misfitting;
import org.scorehub.platform.sandbox.ProgressCheck.Verdict;

/**
 * Fills the answer that the check decides on: the stub's own, or the file of its parameter {@code
 * refused}. With the parameter {@code always} nothing is checked and that file is the answer.
 */
final class ProgressAnswers implements ResponseDefinitionTransformerV2 {

  private static final String FILES = "amfori-bsci/twin/__files/";
  private static final int REFERENCE_LENGTH = 8;

  private final SandboxFiles files;
  private final ProgressCheck check;
  private final Clock clock;
  private final Consumer<Receipt> receipts;

  ProgressAnswers(
      SandboxFiles files, ProgressCheck check, Clock clock, Consumer<Receipt> receipts) {
    this.files = files;
    this.check = check;
    this.clock = clock;
    this.receipts = receipts;
  }

  @Override
  public String getName() {
    return "progress-check";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    String always = event.getTransformerParameters().getString("always", "");
    if (!always.isEmpty()) {
      ResponseDefinition stub = event.getResponseDefinition();
      return answer(stub, stub.getStatus(), files.text(FILES + always));
    }
    Verdict verdict = check.check(event.getRequest());
    return verdict instanceof Verdict.Fits fits ? accept(event, fits) : refuse(event, verdict);
  }

  private ResponseDefinition accept(ServeEvent event, Verdict.Fits fits) {
    Receipt receipt = receipt(event, fits.message());
    receipts.accept(receipt);
    ResponseDefinition stub = event.getResponseDefinition();
    String file = files.text(FILES + stub.getBodyFileName());
    return answer(stub, stub.getStatus(), file.replace("${receiptId}", receipt.id()));
  }

  private ResponseDefinition refuse(ServeEvent event, Verdict verdict) {
    Verdict.Misfit misfit = (Verdict.Misfit) verdict;
    String problems =
        misfit.problems().stream().map(ProgressAnswers::problem).collect(Collectors.joining());
    String file = FILES + event.getTransformerParameters().getString("refused");
    ResponseDefinition answer =
        answer(
            event.getResponseDefinition(),
            misfit.status(),
            files.text(file).replace("${problems}", problems));
    return misfit.status() == ProgressCheck.UNAUTHORIZED ? asking(answer) : answer;
  }

  private static ResponseDefinition asking(ResponseDefinition answer) {
    return ResponseDefinitionBuilder.like(answer)
        .but()
        .withHeader("WWW-Authenticate", "Basic realm=\"buyer\"")
        .build();
  }

  private Receipt receipt(ServeEvent event, SoapMessage message) {
    String reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
    return new Receipt(
        "AR-" + reference.toUpperCase(Locale.ROOT),
        ArrivalLog.tenant(event.getRequest().getUrl()),
        message.text("siteName").orElse(""),
        message.text("version").map(Long::parseLong).orElse(0L),
        clock.instant());
  }

  private static ResponseDefinition answer(ResponseDefinition stub, int status, String body) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status)
        .withHeaders(stub.getHeaders())
        .withFixedDelay(stub.getFixedDelayMilliseconds())
        .withBody(body.getBytes(UTF_8))
        .build();
  }

  private static String problem(Misfitting problem) {
    return "<problem><code>%s</code><message>%s</message></problem>"
        .formatted(escaped(problem.code()), escaped(problem.message()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
