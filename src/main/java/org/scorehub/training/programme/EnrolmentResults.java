package org.scorehub.training.programme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EnrolmentState;
import org.scorehub.matching.RulesInUse;
import org.scorehub.matching.ScoreModule;
import org.scorehub.training.TrainingStages;
import org.scorehub.training.programme.ProgrammeRecords.Enrolled;
import org.springframework.stereotype.Component;

/** Counts enrolments and trainees. */
@Component("programmeEnrolments")
final class EnrolmentResults {

  /** Begun and neither completed nor left. */
  static final Set<EnrolmentState> UNDER_WAY =
      Set.of(EnrolmentState.ENROLLED, EnrolmentState.CLASSROOM_DONE, EnrolmentState.VISITS);

  private static final Set<EnrolmentState> LEFT =
      Set.of(EnrolmentState.DECLINED, EnrolmentState.DROPPED);
  private static final Set<EnrolmentState> NOT_BEGUN =
      Set.of(EnrolmentState.DECLINED, EnrolmentState.RECOMMENDED, EnrolmentState.ACCEPTED);

  private final RulesInUse rules;

  EnrolmentResults(RulesInUse rules) {
    this.rules = rules;
  }

  List<ModuleResult> modules(List<Enrolled> enrolled, int smallest) {
    Map<String, Map<UUID, EnrolmentState>> byModule = new TreeMap<>();
    for (Enrolled e : enrolled) {
      byModule
          .computeIfAbsent(e.module(), module -> new HashMap<>())
          .merge(e.site(), e.state(), TrainingStages::further);
    }
    return byModule.entrySet().stream()
        .map(e -> module(e.getKey(), List.copyOf(e.getValue().values()), smallest))
        .toList();
  }

  private ModuleResult module(String code, List<EnrolmentState> states, int smallest) {
    String title = rules.rules().module(code).map(ScoreModule::title).orElse(code);
    Integer all = shown(states.size(), smallest);
    Integer underWay = shown(count(states, UNDER_WAY), smallest);
    Integer completed = shown(count(states, Set.of(EnrolmentState.COMPLETED)), smallest);
    Integer dropped = shown(count(states, LEFT), smallest);
    boolean withheld = Stream.of(all, underWay, completed, dropped).anyMatch(Objects::isNull);
    return new ModuleResult(
        code,
        title,
        all,
        all == null ? null : underWay,
        all == null ? null : completed,
        all == null ? null : dropped,
        withheld);
  }

  private static int count(List<EnrolmentState> states, Set<EnrolmentState> wanted) {
    return (int) states.stream().filter(wanted::contains).count();
  }

  /** None, or as many as may be seen. */
  static @Nullable Integer shown(int count, int smallest) {
    return count == 0 || count >= smallest ? Integer.valueOf(count) : null;
  }

  static TraineeResult trainees(List<Enrolled> enrolled, int smallest) {
    List<Enrolled> counted =
        enrolled.stream().filter(e -> !NOT_BEGUN.contains(e.state()) && hasCount(e)).toList();
    int sites = counted.stream().map(Enrolled::site).collect(Collectors.toSet()).size();
    if (sites > 0 && sites < smallest) {
      return new TraineeResult(null, null, null, null, null, true);
    }
    return new TraineeResult(
        sites,
        sum(counted, Enrolled::women, smallest),
        sum(counted, Enrolled::men, smallest),
        sum(counted, Enrolled::managers, smallest),
        sum(counted, Enrolled::workers, smallest),
        false);
  }

  private static boolean hasCount(Enrolled e) {
    return Stream.of(e.women(), e.men(), e.managers(), e.workers()).anyMatch(Objects::nonNull);
  }

  private static @Nullable Integer sum(
      List<Enrolled> all, Function<Enrolled, @Nullable Integer> column, int smallest) {
    List<Enrolled> counted = all.stream().filter(e -> column.apply(e) != null).toList();
    long sites = counted.stream().map(Enrolled::site).distinct().count();
    return counted.isEmpty() || sites < smallest
        ? null
        : counted.stream().map(column).filter(Objects::nonNull).mapToInt(n -> n).sum();
  }
}
