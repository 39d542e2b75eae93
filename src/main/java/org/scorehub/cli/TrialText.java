package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.explain.Explanation;
import org.scorehub.connector.explain.Reach;
import org.scorehub.matching.RankedModule;
import org.scorehub.trial.Outlook;
import org.scorehub.trial.Outlook.FindingAnswer;
import org.scorehub.trial.PossibleDelivery;
import org.scorehub.trial.Trial;

/**
 * A trial for a terminal.
 *
 * @param whole whether the record and what follows is shown, not only what was asked to explain
 */
record TrialText(boolean whole) {

  private static final String NONE = "-";

  String of(Trial trial) {
    StringBuilder text = new StringBuilder();
    if (trial instanceof Trial.Table table) {
      table(table, text);
    } else if (trial instanceof Trial.Received received) {
      received(received, text);
    } else if (trial instanceof Trial.Sent sent) {
      sent(sent, text);
    }
    return text.toString();
  }

  private void table(Trial.Table table, StringBuilder text) {
    for (Trial.Child child : table.children()) {
      if (whole || child.trial().explanations() != null || child.trial().places() != null) {
        String sheet = child.sheet() == null ? "" : child.sheet() + " ";
        heading("ROW " + sheet + child.row(), text);
        received(child.trial(), text);
      }
    }
    problems(table.problems(), text);
    if (table.children().isEmpty() && table.problems().isEmpty()) {
      text.append("The table has no such row.\n");
    }
    if (table.cut()) {
      text.append("There are more rows than these.\n");
    }
  }

  private void received(Trial.Received trial, StringBuilder text) {
    if (whole && trial.canonical() != null) {
      heading("CANONICAL", text);
      text.append(JsonLines.pretty(trial.canonical())).append('\n');
    }
    if (whole || !trial.usable()) {
      problems(trial.problems(), text);
      alarms(trial.alarms(), text);
    }
    explanations(trial.explanations(), trial.places(), text);
    if (trial.outlook() != null) {
      outlook(trial.outlook(), text);
    }
    if (trial.deliveries() != null) {
      deliveries(trial.deliveries(), text);
    }
    if (!trial.usable()) {
      text.append("It would be quarantined.\n");
    }
  }

  private void sent(Trial.Sent sent, StringBuilder text) {
    if (whole && sent.content() != null) {
      text.append(sent.content().stripTrailing()).append('\n');
    }
    problems(sent.problems(), text);
    explanations(sent.explanations(), sent.places(), text);
  }

  private static void explanations(
      @Nullable List<Explanation> explanations, @Nullable List<Reach> places, StringBuilder text) {
    Objects.requireNonNullElse(explanations, List.<Explanation>of())
        .forEach(explanation -> text.append(ExplanationText.of(explanation)));
    Objects.requireNonNullElse(places, List.<Reach>of())
        .forEach(place -> text.append(ExplanationText.of(place)));
  }

  private static void heading(String heading, StringBuilder text) {
    text.append(text.isEmpty() ? "" : "\n").append(heading).append('\n');
  }

  private static void problems(List<Problem> problems, StringBuilder text) {
    if (!problems.isEmpty()) {
      heading("PROBLEMS", text);
      problems.forEach(problem -> text.append(ExplanationText.of(problem)).append('\n'));
    }
  }

  private static void alarms(List<JsonNode> alarms, StringBuilder text) {
    if (!alarms.isEmpty()) {
      heading("ALARMS, raised at once", text);
      alarms.forEach(alarm -> text.append(alarm).append('\n'));
    }
  }

  private static void outlook(Outlook outlook, StringBuilder text) {
    heading("FINDINGS", text);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("PATH", "CODE", "TOPIC", "PRIMARY", "SECONDARY", "ESCALATES", "BECAUSE"));
    outlook.findings().forEach(finding -> rows.add(row(finding)));
    text.append(TextTable.of(rows));
    heading("RECOMMENDED. " + outlook.assuming(), text);
    outlook.site().modules().forEach(module -> module(module, text));
    line("no module answers", outlook.site().uncovered(), text);
    line("a person decides", outlook.site().escalated(), text);
    escalations(outlook.findings(), text);
  }

  private static List<String> row(FindingAnswer finding) {
    return List.of(
        finding.path(),
        finding.code() == null ? NONE : finding.code(),
        finding.match().topic(),
        finding.match().primary(),
        finding.match().secondary(),
        finding.match().escalation() == null ? NONE : finding.match().escalation().name(),
        finding.match().reasons().get(0).rule());
  }

  private static void module(RankedModule module, StringBuilder text) {
    text.append(
        "%d. %s (%s, score %d)%n"
            .formatted(module.rank(), module.module(), module.role().label(), module.score()));
    module
        .reasons()
        .forEach(
            reason ->
                text.append(
                    "   %s%s: %s [%s]%n"
                        .formatted(
                            reason.topic(),
                            reason.nativeCode() == null ? "" : " " + reason.nativeCode(),
                            reason.explanation(),
                            reason.rule())));
  }

  private static void line(String what, List<String> topics, StringBuilder text) {
    if (!topics.isEmpty()) {
      text.append(what).append(": ").append(String.join(", ", topics)).append('\n');
    }
  }

  private static void escalations(List<FindingAnswer> findings, StringBuilder text) {
    List<FindingAnswer> raised = findings.stream().filter(f -> f.raised() != null).toList();
    if (!raised.isEmpty()) {
      heading("ESCALATIONS", text);
    }
    for (FindingAnswer finding : raised) {
      Outlook.Raised escalation = Objects.requireNonNull(finding.raised());
      text.append(
          "%s %s %s, seen by %s%n"
              .formatted(
                  finding.path(),
                  escalation.kind(),
                  finding.match().topic(),
                  String.join(", ", escalation.visibleTo())));
      escalation
          .clocks()
          .forEach(
              clock -> text.append("   %s within %s%n".formatted(clock.name(), clock.within())));
    }
  }

  private static void deliveries(List<PossibleDelivery> deliveries, StringBuilder text) {
    deliveries.stream().filter(PossibleDelivery::told).forEach(told -> delivery(told, text));
    List<PossibleDelivery> others = deliveries.stream().filter(d -> !d.told()).toList();
    if (!others.isEmpty()) {
      heading("NOT SENT", text);
      others.forEach(d -> text.append(name(d)).append(": ").append(d.when()).append('\n'));
    }
  }

  private static void delivery(PossibleDelivery delivery, StringBuilder text) {
    heading(
        (delivery.problems().isEmpty() ? "COULD BE SENT: " : "COULD NOT BE MADE: ")
            + name(delivery),
        text);
    text.append(delivery.when()).append('\n');
    if (delivery.receivers() != null) {
      text.append("To: ")
          .append(
              delivery.receivers().isEmpty()
                  ? "nobody that you may see"
                  : String.join(", ", delivery.receivers()))
          .append('\n');
    }
    if (delivery.content() != null) {
      text.append(delivery.content().stripTrailing()).append('\n');
    }
    delivery.problems().forEach(p -> text.append(ExplanationText.of(p)).append('\n'));
  }

  private static String name(PossibleDelivery delivery) {
    return delivery.connector() + " " + delivery.document();
  }
}
