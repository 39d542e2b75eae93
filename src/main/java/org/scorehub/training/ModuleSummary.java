package org.scorehub.training;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.canonical.avro.ModuleProgress;
import org.scorehub.canonical.avro.Visit;
import org.scorehub.matching.MatchingRules;
import org.scorehub.matching.ScoreModule;

/** Sums up enrolments and visits by module. */
final class ModuleSummary {

  private ModuleSummary() {}

  static List<ModuleProgress> of(
      List<Enrolment> enrolments, List<Visit> visits, MatchingRules rules) {
    return enrolments.stream()
        .sorted(Comparator.comparing(Enrolment::getModule).thenComparing(Enrolment::getNativeId))
        .map(enrolment -> summary(enrolment, visits, rules))
        .toList();
  }

  private static ModuleProgress summary(
      Enrolment enrolment, List<Visit> visits, MatchingRules rules) {
    List<Visit> mine =
        visits.stream()
            .filter(v -> v.getEnrolmentNativeId().equals(enrolment.getNativeId()))
            .toList();
    return ModuleProgress.newBuilder()
        .setModule(enrolment.getModule())
        .setTitle(
            rules
                .module(enrolment.getModule())
                .map(ScoreModule::title)
                .orElse(enrolment.getModule()))
        .setState(enrolment.getState())
        .setEnrolledOn(enrolment.getEnrolledOn())
        .setCompletedOn(enrolment.getCompletedOn())
        .setVisits(mine.size())
        .setLastVisitOn(lastOf(mine))
        .build();
  }

  private static @Nullable LocalDate lastOf(List<Visit> visits) {
    return visits.stream()
        .map(Visit::getVisitedOn)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
