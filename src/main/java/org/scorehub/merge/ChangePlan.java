package org.scorehub.merge;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.IssueJoins.Joined;
import org.scorehub.delivery.Compensation;

/**
 * What a change of sites does, as told to whoever asked for it.
 *
 * @param kind MERGE, SPLIT or UNDO
 * @param moves rows that go to another site
 * @param identifiers as {@code scheme:value}, that go with them
 * @param joined issues that both sites had
 * @param recommended modules before and after
 * @param tells deliveries that the change makes due
 */
record ChangePlan(
    String kind,
    UUID stays,
    UUID other,
    List<Move> moves,
    List<String> identifiers,
    List<Joined> joined,
    List<Ranked> recommended,
    List<Compensation> tells) {

  private static final Set<String> PASSING =
      Set.of("exchange", "site_lookup", "facility_match", "site_profile");

  /**
   * Rows of one table.
   *
   * @param organisation whose; null for the asking one
   */
  record Move(String table, @Nullable String organisation, long rows) {}

  /**
   * Recommended modules of a site, by rank.
   *
   * @param after null if the site is no more
   */
  record Ranked(
      String organisation, UUID site, List<String> before, @Nullable List<String> after) {}

  ChangePlan {
    moves = List.copyOf(moves);
    identifiers = List.copyOf(identifiers);
    joined = List.copyOf(joined);
    recommended = List.copyOf(recommended);
    tells = List.copyOf(tells);
  }

  /**
   * What a person's decision rests on: without the journal's rows and registries' answers, which go
   * on arriving by themselves.
   */
  ChangePlan essence() {
    return new ChangePlan(
        kind,
        stays,
        other,
        moves.stream().filter(move -> !PASSING.contains(move.table())).toList(),
        identifiers,
        joined,
        recommended,
        tells);
  }

  /**
   * The part that an organisation may see: its own. Whoever runs the hub sees how much of whom is
   * moved and who is told, not what.
   */
  ChangePlan toldTo(String reader, boolean operator) {
    return new ChangePlan(
        kind,
        stays,
        other,
        moves.stream()
            .filter(m -> operator || reader.equals(m.organisation()))
            .map(m -> operator ? m : new Move(m.table(), null, m.rows()))
            .toList(),
        identifiers,
        joined.stream().filter(j -> reader.equals(j.key().buyer())).toList(),
        recommended.stream().filter(r -> reader.equals(r.organisation())).toList(),
        tells.stream()
            .filter(t -> operator || reader.equals(t.organisation()))
            .map(t -> reader.equals(t.organisation()) ? t : withoutContent(t))
            .toList());
  }

  private static Compensation withoutContent(Compensation tells) {
    return new Compensation(
        tells.organisation(),
        tells.siteId(),
        tells.connector(),
        tells.document(),
        tells.supersedes(),
        tells.changed(),
        null,
        null);
  }
}
