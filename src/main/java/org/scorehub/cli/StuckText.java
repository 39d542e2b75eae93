package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the command about stuck things prints. */
final class StuckText {

  private static final List<String> HEADINGS =
      List.of("REASON", "CODE", "COUNT", "OLDEST", "NEXT ATTEMPT", "TO DO", "FOR EXAMPLE");
  private static final String NONE = "-";

  private StuckText() {}

  /** A row for each reason; a sentence if nothing is stuck. */
  static String of(JsonNode stuck) {
    String looked = "looked at " + stuck.path("lookedAt").asText();
    if (stuck.path("groups").isEmpty()) {
      return "Nothing is stuck; " + looked + ".\n";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    stuck.path("groups").forEach(group -> rows.add(row(group)));
    String more = stuck.path("more").asBoolean() ? "There are more than were looked at.\n" : "";
    return TextTable.of(rows) + more;
  }

  private static List<String> row(JsonNode group) {
    boolean byItself = group.path("act").asText().equals("NOTHING");
    return List.of(
        words(group, "reason"),
        group.path("code").asText(NONE),
        group.path("count").asText(),
        group.path("age").asText(),
        group.path("nextAttempt").asText(byItself ? "soon" : "never by itself"),
        byItself ? NONE : words(group, "act"),
        group.at("/items/0/links/self").asText(NONE));
  }

  private static String words(JsonNode group, String member) {
    return group.path(member).asText().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
