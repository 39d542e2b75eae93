package org.scorehub.web.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a change of sites as a page shows it.
 *
 * @param identifiers that go with what moves, as {@code scheme:value}
 * @param joined issues that both sites had
 * @param ranked recommended modules that change
 * @param tells deliveries it makes due
 */
record SitePlan(
    List<Move> moves,
    List<String> identifiers,
    List<Joined> joined,
    List<Ranked> ranked,
    List<Telling> tells) {

  /**
   * What hangs on the site.
   *
   * @param table name of the table that it stands in
   * @param organisation whose it is; empty if of nobody in particular
   */
  record Move(String table, String organisation, long rows) {}

  /** An issue that both sites had. */
  record Joined(String scheme, String key, int observations, String state) {}

  /** Codes of the modules recommended, in their order. */
  record Ranked(List<String> before, List<String> after) {}

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

  private static Move move(JsonNode move) {
    return new Move(
        move.path("table").asText(),
        move.path("organisation").asText(""),
        move.path("rows").asLong());
  }

  private static Joined joined(JsonNode joined) {
    JsonNode key = joined.path("key");
    return new Joined(
        key.path("scheme").asText(),
        key.path("key").asText(),
        joined.path("observations").asInt(),
        joined.path("state").asText());
  }

  private static Ranked ranked(JsonNode ranked) {
    return new Ranked(codes(ranked.path("before")), codes(ranked.path("after")));
  }

  private static List<String> codes(JsonNode modules) {
    List<String> codes = new ArrayList<>();
    modules.forEach(module -> codes.add(module.asText()));
    return codes;
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
