package org.scorehub.training;

import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.canonical.avro.ImprovementProject;
import org.scorehub.canonical.avro.KpiReading;
import org.scorehub.canonical.avro.Visit;

/** Kinds of training record, as stored. */
enum TrainingKind {
  ENROLMENT(Enrolment.class),
  VISIT(Visit.class),
  KPI_READING(KpiReading.class),
  IMPROVEMENT_PROJECT(ImprovementProject.class);

  private final Class<? extends SpecificRecord> type;

  TrainingKind(Class<? extends SpecificRecord> type) {
    this.type = type;
  }

  Class<? extends SpecificRecord> type() {
    return type;
  }

  static TrainingKind of(SpecificRecord record) {
    for (TrainingKind kind : values()) {
      if (kind.type == record.getClass()) {
        return kind;
      }
    }
    throw new IllegalArgumentException("not a training record: " + record.getClass());
  }
}
