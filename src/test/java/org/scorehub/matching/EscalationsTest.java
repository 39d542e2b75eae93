package org.scorehub.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scorehub.canonical.avro.EscalationKind;
import org.scorehub.canonical.avro.SeverityLevel;

class EscalationsTest {

  private static final Instant RAISED = Instant.parse("2026-03-29T00:30:00Z");

  private final Matcher matcher = new Matcher(ProjectRules.RULES);
  private final Escalations escalations = new Escalations(ProjectRules.RULES);

  @Test
  void amforiZeroToleranceRunsTheClocksOfTheProtocol() {
    RaisedEscalation raised = raised("amfori BSCI", "8.1", null, true).orElseThrow();
    assertThat(raised.kind()).isEqualTo(EscalationKind.ZERO_TOLERANCE);
    assertThat(raised.topic()).isEqualTo("child_labour");
    assertThat(due(raised, "auditor-raises-alert")).isEqualTo(Duration.ofDays(1));
    assertThat(due(raised, "linked-members-meet")).isEqualTo(Duration.ofDays(3));
    assertThat(raised.visibleTo()).containsExactly("compliance", "operator");
  }

  @Test
  void otherSchemesDoNotRunAmforiClocks() {
    assertThat(raised("eti", "3.2", null, true).orElseThrow().clocks())
        .extracting(EscalationDeadline::name)
        .doesNotContain("linked-members-meet");
  }

  @Test
  void businessCriticalIsDueAtOnce() {
    RaisedEscalation raised = raised("SMETA 6.1", "3.2", "Business Critical", false).orElseThrow();
    assertThat(raised.kind()).isEqualTo(EscalationKind.BUYER_MARK);
    assertThat(raised.clocks().get(0).name()).isEqualTo("harm-stopped");
    assertThat(raised.clocks().get(0).dueAt()).isEqualTo(RAISED);
  }

  @Test
  void severeFindingsAreDecidedByAPerson() {
    RaisedEscalation raised = raised("amfori-bsci", "7.12", null, false).orElseThrow();
    assertThat(raised.kind()).isEqualTo(EscalationKind.SEVERE_FINDING);
    assertThat(raised.clocks())
        .extracting(EscalationDeadline::name)
        .containsExactly("danger-removed", "person-decides");
  }

  @Test
  void ordinaryFindingsRaiseNothing() {
    assertThat(raised("amfori-bsci", "7.14", "Major", false)).isEmpty();
  }

  @Test
  void everyEscalationHasAClockAndSomeoneWhoSeesIt() {
    for (EscalationKind kind : EscalationKind.values()) {
      RaisedEscalation raised = escalations.raised(kind, null, Topic.UNMAPPED, RAISED);
      assertThat(raised.clocks()).as(kind.name()).isNotEmpty();
      assertThat(raised.visibleTo()).as(kind.name()).isNotEmpty();
    }
  }

  private Optional<RaisedEscalation> raised(
      String scheme, String code, @Nullable String issued, boolean flag) {
    FindingSignal signal =
        new FindingSignal(scheme, code, null, SeverityLevel.UNRATED, issued, null, null, flag);
    return escalations.of(scheme, matcher.match(signal), RAISED);
  }

  private static Duration due(RaisedEscalation raised, String clock) {
    return raised.clocks().stream()
        .filter(deadline -> deadline.name().equals(clock))
        .map(deadline -> Duration.between(raised.raisedAt(), deadline.dueAt()))
        .findFirst()
        .orElseThrow();
  }
}
