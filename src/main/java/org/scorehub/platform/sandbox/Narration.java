package org.scorehub.platform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Tells on the console what happens, a line each. */
final class Narration {

  /** An exchange older than this when its document is sent was there before. */
  private static final Duration RECENT = Duration.ofMinutes(2);

  private final Consumer<String> console;
  private String lastRefusal = "";
  private int refusals;

  Narration(Consumer<String> console) {
    this.console = console;
  }

  void open(URI hub) {
    say(
        "The hub is ready at %s (log in as engineer, compliance, sourcing or admin, password %s)",
        hub, Journey.PASSWORD);
    say("Simulated buyers and a training provider now send invented audits and trainings:");
  }

  void sent(Script.Step step, String outcome) {
    if (step.title() != null) {
      say("  %-8s -> %s: %s", step.as(), step.title(), outcome);
    }
  }

  /** Laid out for the hub to fetch; nobody waits for what comes of it. */
  void offered(Script.Step step) {
    if (step.title() != null) {
      say("  %-8s -> %s: there to be fetched", step.as(), step.title());
    }
  }

  /** The same reason again is counted, not told. */
  void refused(Script.Step step, String reason) {
    refusals++;
    if (reason.equals(lastRefusal)) {
      return;
    }
    lastRefusal = reason;
    say("  %-8s -> %s: not taken: %s", step.as(), title(step), reason);
  }

  void unsettled(Script.Step step) {
    say("  %-8s -> %s: taken, still being worked on", step.as(), title(step));
  }

  void received(Receipt receipt) {
    say(
        "  %-8s <- %s's system takes report %d on %s: receipt %s",
        "hub", receipt.tenant(), receipt.version(), receipt.siteName(), receipt.id());
  }

  void recommended(String site, JsonNode recommendations) {
    List<String> modules = new ArrayList<>();
    for (JsonNode module : recommendations.path("modules")) {
      modules.add(
          "%s (%s, %d reasons)"
              .formatted(
                  module.path("module").asText(),
                  module.path("role").asText(),
                  module.path("reasons").size()));
    }
    say(
        "  %-8s    recommends for %s: %s",
        "hub", site, modules.isEmpty() ? "no module" : String.join(", ", modules));
  }

  void approved(Script.Approval approval) {
    say("  %-8s -> lets %s have them: approved", approval.as(), approval.provider());
  }

  void delivered(String site, List<JsonNode> deliveries) {
    long taken = deliveries.stream().filter(Narration::isTaken).count();
    String last =
        deliveries.stream()
            .filter(Narration::isTaken)
            .max(Comparator.comparingLong(delivery -> delivery.path("version").asLong()))
            .map(d -> ", the last with receipt " + d.path("receipt").asText("none"))
            .orElse("");
    say(
        "  %-8s <- %s: %d of %d progress reports taken by demo-retail's system%s",
        "hub", site, taken, deliveries.size(), last);
  }

  void failed(String reason) {
    say("The simulated buyers stop: %s", reason);
  }

  void close(URI hub) {
    if (refusals > 0) {
      say("%d documents were not taken.", refusals);
    }
    say("All sent. Next, hand in an audit with a question that the hub does not know:");
    say(
        "  curl -u engineer:%s -H 'Content-Type: application/xml' --data-binary"
            + " @mappings/amfori-bsci/examples/audit/unknown-question-code/input.xml"
            + " %s/api/v1/connectors/amfori-bsci/audit",
        Journey.PASSWORD, hub);
  }

  /** What came of an exchange, in words. */
  static String outcome(JsonNode exchange, Instant sentAt) {
    Instant receivedAt = Instant.parse(exchange.path("receivedAt").asText(sentAt.toString()));
    if (receivedAt.isBefore(sentAt.minus(RECENT))) {
      return "known since " + receivedAt.truncatedTo(ChronoUnit.MINUTES) + ", nothing changed";
    }
    String state = exchange.path("state").asText().toLowerCase(Locale.ROOT);
    String revision =
        exchange.path("revision").asInt() > 1 ? ", revision " + exchange.path("revision") : "";
    return state + revision + problems(exchange.path("problemCodes"));
  }

  private static String problems(JsonNode codes) {
    List<String> texts =
        StreamSupport.stream(codes.spliterator(), false).map(JsonNode::asText).toList();
    return texts.isEmpty() ? "" : ", with problems " + String.join(", ", texts);
  }

  private static boolean isTaken(JsonNode delivery) {
    String state = delivery.path("state").asText();
    return state.equals("ACCEPTED") || state.equals("APPLIED");
  }

  private static String title(Script.Step step) {
    return step.title() == null ? step.file() : step.title();
  }

  private synchronized void say(String format, Object... arguments) {
    console.accept(String.format(Locale.ROOT, format, arguments));
  }
}
