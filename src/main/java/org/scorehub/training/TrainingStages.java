package org.scorehub.training;

import java.util.List;
import org.scorehub.canonical.avro.EnrolmentState;

/** The stages of an enrolment in the order of how far an enterprise has come in a module. */
public final class TrainingStages {

  /** From no to completed. */
  public static final List<EnrolmentState> FURTHEST_LAST =
      List.of(
          EnrolmentState.DECLINED,
          EnrolmentState.RECOMMENDED,
          EnrolmentState.ACCEPTED,
          EnrolmentState.DROPPED,
          EnrolmentState.ENROLLED,
          EnrolmentState.CLASSROOM_DONE,
          EnrolmentState.VISITS,
          EnrolmentState.COMPLETED);

  private static final List<String> NAMES =
      FURTHEST_LAST.stream().map(EnrolmentState::name).toList();

  private TrainingStages() {}

  /** Of two enrolments of one enterprise in one module the further counts. */
  public static EnrolmentState further(EnrolmentState one, EnrolmentState other) {
    return isFurther(one.name(), other.name()) ? one : other;
  }

  /** Whether a stage is further than another; what is no stage comes before all. */
  public static boolean isFurther(String stage, String than) {
    return NAMES.indexOf(stage) > NAMES.indexOf(than);
  }
}
