package org.scorehub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scorehub.canonical.avro.EnrolmentState.COMPLETED;
import static org.scorehub.canonical.avro.EnrolmentState.ENROLLED;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.canonical.avro.EnrolmentState;
import org.scorehub.canonical.avro.Site;
import org.scorehub.training.EnrolmentSteps.Known;

class EnrolmentStepsTest {

  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

  private static Enrolment enrolment(EnrolmentState state, @Nullable Instant issuedAt) {
    return Enrolment.newBuilder()
        .setNativeId("E-1")
        .setSite(Site.newBuilder().build())
        .setModule("WC")
        .setState(state)
        .setIssuedAt(issuedAt)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "RECOMMENDED, ACCEPTED, true",
    "RECOMMENDED, DECLINED, true",
    "ACCEPTED, DECLINED, true",
    "ACCEPTED, ENROLLED, true",
    "ENROLLED, COMPLETED, true",
    "VISITS, DROPPED, true",
    "DECLINED, ENROLLED, true",
    "DROPPED, ENROLLED, true",
    "COMPLETED, COMPLETED, true",
    "ENROLLED, DECLINED, false",
    "DECLINED, COMPLETED, false",
    "DROPPED, COMPLETED, false",
    "DROPPED, VISITS, false",
    "COMPLETED, DROPPED, false",
    "COMPLETED, ENROLLED, false",
    "VISITS, CLASSROOM_DONE, false",
  })
  void knowsWhichStepCanFollow(EnrolmentState from, EnrolmentState to, boolean may) {
    assertThat(EnrolmentSteps.mayFollow(from, to)).isEqualTo(may);
  }

  @Test
  void takesAnEarlierStepForALateOneUnlessItWasIssuedLater() {
    assertThat(EnrolmentSteps.replaces(new Known(COMPLETED, null), enrolment(ENROLLED, null)))
        .isFalse();
    assertThat(EnrolmentSteps.replaces(new Known(COMPLETED, MARCH), enrolment(ENROLLED, null)))
        .isFalse();
    assertThat(EnrolmentSteps.replaces(new Known(COMPLETED, MARCH), enrolment(ENROLLED, APRIL)))
        .isTrue();
    assertThat(EnrolmentSteps.replaces(new Known(ENROLLED, APRIL), enrolment(COMPLETED, MARCH)))
        .isFalse();
    assertThat(EnrolmentSteps.replaces(new Known(ENROLLED, null), enrolment(COMPLETED, null)))
        .isTrue();
  }

  @Test
  void letsADroppedEnrolmentBeginAnew() {
    assertThat(
            EnrolmentSteps.replaces(
                new Known(EnrolmentState.DROPPED, null), enrolment(ENROLLED, null)))
        .isTrue();
  }

  @Test
  void reportsAnImpossibleStepAndDaysOutOfOrder() {
    Enrolment odd = enrolment(COMPLETED, null);
    odd.setEnrolledOn(LocalDate.parse("2026-05-01"));
    odd.setCompletedOn(LocalDate.parse("2026-04-01"));
    assertThat(EnrolmentSteps.problems(new Known(EnrolmentState.DROPPED, null), odd))
        .extracting(Problem::code)
        .containsExactly("enrolment.step", "enrolment.dates");
    assertThat(EnrolmentSteps.problems(null, enrolment(COMPLETED, null))).isEmpty();
  }
}
