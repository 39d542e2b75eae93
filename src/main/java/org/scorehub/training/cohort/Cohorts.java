package org.scorehub.training.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.RulesInUse;
import org.scorehub.matching.ScoreModule;
import org.scorehub.training.cohort.CohortProposals.Member;
import org.scorehub.training.cohort.CohortProposals.Proposal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plans training groups from the board of one organisation. */
@Component
public final class Cohorts {

  private record Board(Instant composedAt, List<Need> needs) {}

  private final RulesInUse rules;
  private final ObjectMapper json;

  Cohorts(RulesInUse rules, ObjectMapper json) {
    this.rules = rules;
    this.json = json;
  }

  /**
   * Groups that one organisation could propose.
   *
   * @param jdbc in a transaction that sees this organisation's rows only
   * @param viewer the organisation
   * @param module only this module; null for all
   * @param country only factories there; null for all
   */
  public CohortProposals propose(
      JdbcClient jdbc,
      String viewer,
      @Nullable String module,
      @Nullable String country,
      CohortRules size) {
    Optional<Board> board = board(jdbc);
    List<Need> needs =
        board.stream()
            .flatMap(b -> b.needs().stream())
            .filter(n -> module == null || module.equals(n.module()))
            .filter(n -> country == null || country.equals(n.country()))
            .toList();
    boolean namesNobody = needs.stream().allMatch(n -> n.site() == null);
    CohortPlan plan = CohortPlanner.plan(needs, size);
    List<Cohort> seen =
        plan.cohorts().stream()
            .filter(c -> namesNobody || c.members().stream().anyMatch(m -> m.site() != null))
            .toList();
    return new CohortProposals(
        board.map(Board::composedAt).orElse(null),
        size,
        plan.objective(),
        plan.greedy(),
        plan.changes(),
        seen.stream().map(c -> proposal(c, viewer)).toList(),
        plan.left().stream().flatMap(n -> member(n, viewer)).toList(),
        0,
        0);
  }

  private Optional<Board> board(JdbcClient jdbc) {
    return jdbc.sql("SELECT composed_at, needs FROM cohort_board")
        .query((row, n) -> new Board(instant(row.getTimestamp(1)), needs(row.getString(2))))
        .optional();
  }

  private static Instant instant(Timestamp at) {
    return at.toInstant();
  }

  private List<Need> needs(String text) {
    try {
      return json.readerForListOf(Need.class).readValue(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored board is unreadable", e);
    }
  }

  private Proposal proposal(Cohort cohort, String viewer) {
    List<Member> members = cohort.members().stream().flatMap(n -> member(n, viewer)).toList();
    return new Proposal(
        cohort.module(),
        rules.rules().module(cohort.module()).map(ScoreModule::title).orElse(cohort.module()),
        cohort.members().size(),
        members,
        cohort.members().size() - members.size(),
        cohort.objective(),
        cohort.issues(),
        cohort.kmAcross(),
        cohort.begin(),
        cohort.wantedBy(),
        cohort.funders(),
        seats(cohort, viewer),
        cohort.why());
  }

  private static @Nullable Double seats(Cohort cohort, String viewer) {
    List<Need> mine = cohort.members().stream().filter(n -> n.funders().contains(viewer)).toList();
    return mine.isEmpty()
        ? null
        : Double.valueOf(mine.stream().mapToDouble(n -> 1.0 / n.funders().size()).sum());
  }

  private static Stream<Member> member(Need need, String viewer) {
    String site = need.site();
    if (site == null) {
      return Stream.empty();
    }
    int funders = need.funders().size() - (need.funders().contains(viewer) ? 1 : 0);
    return Stream.of(
        new Member(
            site,
            need.name(),
            need.module(),
            need.points(),
            need.issues(),
            need.topics(),
            funders,
            need.isLarge()
                ? "more than " + Need.SME_WORKERS + " workers; SCORE is for smaller enterprises"
                : null));
  }
}
