package org.scorehub.web.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a change of sites as a page shows it.
 *
 * @param moves amounts in words
 * @param identifiers that go with them, as {@code scheme:value}
 * @param joined issues that both sites had, in words
 * @param ranked recommended modules that change, in words
 * @param tells deliveries it makes due
 */
record SitePlan(
    List<String> moves,
    List<String> identifiers,
    List<String> joined,
    List<String> ranked,
    List<Telling> tells) {

  /**
   * A delivery.
   *
   * @param supersedes the delivery it corrects; null if nothing was told before
   * @param told what that said, as JSON; null if nothing or not to be seen
   * @param tells what is said now, likewise
   */
  record Telling(
      String organisation,
      String connector,
      String document,
      @Nullable UUID supersedes,
      List<String> changed,
      @Nullable String told,
      @Nullable String tells) {}

  /** Words for the tables that people know by another name. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("site_supply", "descriptions by your systems"),
          Map.entry("site_link", "links"),
          Map.entry("site_issue", "issues"),
          Map.entry("site_record", "rows of supplier lists"),
          Map.entry("site_lookup", "questions to registries"),
          Map.entry("facility_match", "matches in registries"),
          Map.entry("audit_supply", "audits"),
          Map.entry("training_record", "training records"),
          Map.entry("escalation", "escalations"),
          Map.entry("recommendation", "recommendations"),
          Map.entry("recommendation_approval", "approvals"),
          Map.entry("reconciliation_decision", "decisions on audits"),
          Map.entry("issued_passport", "passports"),
          Map.entry("review_item", "things to review"),
          Map.entry("exchange", "documents received"),
          Map.entry("delivery", "deliveries"),
          Map.entry("consent", "consents"));

  static SitePlan of(JsonNode plan) {
    return new SitePlan(
        items(plan, "moves").stream().map(SitePlan::move).toList(),
        items(plan, "identifiers").stream().map(JsonNode::asText).toList(),
        items(plan, "joined").stream().map(SitePlan::joined).toList(),
        items(plan, "recommended").stream()
            .filter(r -> r.path("after").isArray() && !r.path("before").equals(r.path("after")))
            .map(SitePlan::ranked)
            .toList(),
        items(plan, "tells").stream().map(SitePlan::telling).toList());
  }

  private static String move(JsonNode move) {
    String table = move.path("table").asText();
    String whose = move.path("organisation").asText("");
    return WORDS.getOrDefault(table, table.replace('_', ' '))
        + (whose.isEmpty() ? "" : " of " + whose)
        + ": "
        + move.path("rows").asLong();
  }

  private static String joined(JsonNode joined) {
    JsonNode key = joined.path("key");
    return key.path("scheme").asText()
        + " "
        + key.path("key").asText()
        + ": "
        + joined.path("observations").asInt()
        + " observations, "
        + joined.path("state").asText().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static String ranked(JsonNode ranked) {
    return words(ranked.path("before")) + " → " + words(ranked.path("after"));
  }

  private static String words(JsonNode modules) {
    List<String> names = new ArrayList<>();
    modules.forEach(module -> names.add(module.asText()));
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static Telling telling(JsonNode tells) {
    String supersedes = tells.path("supersedes").asText("");
    return new Telling(
        tells.path("organisation").asText(),
        tells.path("connector").asText(),
        tells.path("document").asText(),
        supersedes.isEmpty() || supersedes.equals("null") ? null : UUID.fromString(supersedes),
        items(tells, "changed").stream().map(JsonNode::asText).toList(),
        pretty(tells.path("told")),
        pretty(tells.path("tells")));
  }

  private static @Nullable String pretty(JsonNode content) {
    return content.isContainerNode() ? content.toPrettyString() : null;
  }

  private static List<JsonNode> items(JsonNode node, String name) {
    return StreamSupport.stream(node.path(name).spliterator(), false).toList();
  }
}
