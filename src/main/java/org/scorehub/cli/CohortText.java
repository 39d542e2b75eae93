package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Proposed training groups for a terminal. */
final class CohortText {

  private CohortText() {}

  static String of(JsonNode proposals) {
    StringBuilder text = new StringBuilder(objective(proposals));
    int number = 0;
    for (JsonNode cohort : proposals.path("cohorts")) {
      number++;
      text.append('\n').append(heading(number, cohort));
      cohort.path("why").forEach(why -> text.append("  - ").append(why.asText()).append('\n'));
      if (cohort.hasNonNull("seats")) {
        text.append(
            String.format(
                Locale.ROOT,
                "  - your part: %.1f of %d seats%n",
                cohort.path("seats").asDouble(),
                cohort.path("size").asInt()));
      }
      text.append(members(cohort));
    }
    if (number == 0) {
      text.append("No group of that size can be put together.\n");
    }
    return text.append(left(proposals)).toString().replace("\r\n", "\n");
  }

  private static String objective(JsonNode proposals) {
    return "Objective: %s; the greedy draft: %s; %d exchanges\n"
            .formatted(
                words(proposals.path("objective")),
                words(proposals.path("greedy")),
                proposals.path("changes").asInt())
        + "Judged by severity-weighted issues addressed, then factories in groups, then factories"
        + " with a buyer in common, then few kilometres.\n";
  }

  private static String words(JsonNode objective) {
    return String.format(
        Locale.ROOT,
        "%d points, %d factories, %d co-funded, %.0f km",
        objective.path("points").asLong(),
        objective.path("factories").asInt(),
        objective.path("coFunded").asInt(),
        objective.path("km").asDouble());
  }

  private static String heading(int number, JsonNode cohort) {
    return "%d. %s %s, %d factories\n"
        .formatted(
            number,
            cohort.path("module").asText(),
            cohort.path("title").asText(),
            cohort.path("size").asInt());
  }

  private static String members(JsonNode cohort) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode member : cohort.path("members")) {
      rows.add(
          List.of(
              "  " + member.path("name").asText(member.path("site").asText()),
              member.path("points").asText() + " points",
              member.path("issues").asText() + " issues",
              member.path("hint").asText("")));
    }
    int others = cohort.path("others").asInt();
    return (rows.isEmpty() ? "" : TextTable.of(rows))
        + (others == 0 ? "" : "  and " + others + " of other buyers\n");
  }

  private static String left(JsonNode proposals) {
    StringBuilder left = new StringBuilder();
    for (JsonNode member : proposals.path("left")) {
      left.append("  ")
          .append(member.path("module").asText())
          .append(' ')
          .append(member.path("name").asText(member.path("site").asText()))
          .append('\n');
    }
    return left.length() == 0 ? "" : "\nWithout a group:\n" + left;
  }
}
