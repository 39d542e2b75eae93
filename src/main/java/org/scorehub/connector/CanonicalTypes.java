package org.scorehub.connector;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.canonical.avro.Escalation;
import org.scorehub.canonical.avro.FacilityMatches;
import org.scorehub.canonical.avro.ImprovementPassport;
import org.scorehub.canonical.avro.ImprovementProject;
import org.scorehub.canonical.avro.KpiReading;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.canonical.avro.Recommendations;
import org.scorehub.canonical.avro.Site;
import org.scorehub.canonical.avro.Visit;

/** The canonical records that a document may be translated to or from, by simple name. */
public final class CanonicalTypes {

  private static final Map<String, Class<? extends SpecificRecord>> BY_NAME =
      Stream.<Class<? extends SpecificRecord>>of(
              Audit.class,
              Escalation.class,
              Site.class,
              FacilityMatches.class,
              Enrolment.class,
              Visit.class,
              KpiReading.class,
              ImprovementProject.class,
              ProgressUpdate.class,
              Recommendations.class,
              ImprovementPassport.class)
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

  private CanonicalTypes() {}

  /**
   * The record of a simple name.
   *
   * @throws IllegalArgumentException if documents cannot be translated to a record of that name
   */
  public static Class<? extends SpecificRecord> named(String name) {
    Class<? extends SpecificRecord> type = BY_NAME.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "canonical: '" + name + "' is none of " + BY_NAME.keySet().stream().sorted().toList());
    }
    return type;
  }
}
