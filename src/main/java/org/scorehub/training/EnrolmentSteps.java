package org.scorehub.training;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.canonical.avro.EnrolmentState;

/**
 * The steps of an enrolment: recommended, accepted or declined, enrolled, classroom done, visits,
 * completed; dropped on the way. The order is that of the programme, which goes of which is
 * DERIVED. Steps may be left out, as a provider need not report each.
 */
final class EnrolmentSteps {

  private static final Map<EnrolmentState, Integer> RANK =
      Map.of(
          EnrolmentState.RECOMMENDED, 0,
          EnrolmentState.ACCEPTED, 1,
          EnrolmentState.DECLINED, 1,
          EnrolmentState.ENROLLED, 2,
          EnrolmentState.CLASSROOM_DONE, 3,
          EnrolmentState.VISITS, 4,
          EnrolmentState.COMPLETED, 5,
          EnrolmentState.DROPPED, 5);

  /** After a no, or a dropping out, it begins anew; what is completed stays so. */
  private static final Map<EnrolmentState, Set<EnrolmentState>> AFTER =
      Map.of(
          EnrolmentState.DECLINED,
          EnumSet.of(EnrolmentState.RECOMMENDED, EnrolmentState.ACCEPTED, EnrolmentState.ENROLLED),
          EnrolmentState.DROPPED,
          EnumSet.of(EnrolmentState.RECOMMENDED, EnrolmentState.ACCEPTED, EnrolmentState.ENROLLED),
          EnrolmentState.COMPLETED,
          EnumSet.noneOf(EnrolmentState.class));

  private EnrolmentSteps() {}

  /**
   * Whether a state takes the place of another.
   *
   * @param state the state on file
   * @param issuedAt when its provider wrote it down; null if it does not say
   */
  record Known(EnrolmentState state, @Nullable Instant issuedAt) {}

  /**
   * Whether a later arrival is the later state. Where both say when they were issued, the later one
   * holds; otherwise an earlier step is taken for a late one and does not.
   */
  static boolean replaces(Known known, Enrolment arrived) {
    Instant issued = arrived.getIssuedAt();
    if (known.issuedAt() != null && issued != null) {
      return !issued.isBefore(known.issuedAt());
    }
    return rank(arrived.getState()) >= rank(known.state())
        || (mayFollow(known.state(), arrived.getState()) && isOver(known.state()));
  }

  /** What is odd about an enrolment after what was known; it is recorded all the same. */
  static List<Problem> problems(@Nullable Known known, Enrolment arrived) {
    List<Problem> problems = new ArrayList<>();
    if (known != null && !mayFollow(known.state(), arrived.getState())) {
      problems.add(
          problem(
              "enrolment.step",
              "the step from " + words(known.state()) + " to " + words(arrived.getState()),
              words(arrived.getState()),
              "a step that can follow " + words(known.state())));
    }
    inOrder(
        "enrolled_on",
        arrived.getEnrolledOn(),
        "classroom_from",
        arrived.getClassroomFrom(),
        problems);
    inOrder(
        "classroom_from",
        arrived.getClassroomFrom(),
        "classroom_until",
        arrived.getClassroomUntil(),
        problems);
    inOrder(
        "classroom_until",
        arrived.getClassroomUntil(),
        "completed_on",
        arrived.getCompletedOn(),
        problems);
    inOrder(
        "enrolled_on", arrived.getEnrolledOn(), "completed_on", arrived.getCompletedOn(), problems);
    return problems;
  }

  /** That an arrival told an older state, which is kept as history. */
  static Problem late(Known known, Enrolment arrived) {
    return Problem.degrading(
            ProblemKind.UNMAPPABLE,
            "enrolment.late",
            "An older state of the enrolment came after a newer one; the newer one, "
                + words(known.state())
                + ", stands")
        .withValue(words(arrived.getState()))
        .expecting("a later issued_at, if this is a correction");
  }

  static boolean mayFollow(EnrolmentState from, EnrolmentState to) {
    if (from == to) {
      return true;
    }
    if (AFTER.containsKey(from)) {
      return AFTER.getOrDefault(from, Set.of()).contains(to);
    }
    if (to == EnrolmentState.DECLINED) {
      return from == EnrolmentState.RECOMMENDED || from == EnrolmentState.ACCEPTED;
    }
    return rank(to) > rank(from);
  }

  private static boolean isOver(EnrolmentState state) {
    return state == EnrolmentState.DECLINED || state == EnrolmentState.DROPPED;
  }

  private static int rank(EnrolmentState state) {
    return RANK.getOrDefault(state, 0);
  }

  private static void inOrder(
      String before,
      @Nullable LocalDate first,
      String after,
      @Nullable LocalDate second,
      List<Problem> problems) {
    if (first != null && second != null && second.isBefore(first)) {
      problems.add(
          problem(
              "enrolment.dates",
              after + " before " + before,
              second.toString(),
              "a day on or after " + first));
    }
  }

  private static Problem problem(String code, String what, String value, String expected) {
    return Problem.degrading(
            ProblemKind.UNMAPPABLE,
            code,
            "An enrolment cannot have " + what + "; it is recorded as it came")
        .withValue(value)
        .expecting(expected);
  }

  private static String words(EnrolmentState state) {
    return state.name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
