package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.Escalation;

/** What became of one inbound document. */
public sealed interface Translation {

  /** All problems found, blocking ones first in a quarantined document. */
  List<Problem> problems();

  /** What must be raised at once, from quarantined documents too. */
  List<Escalation> alarms();

  /** What the document is made of; null if it could not be read or is a table. */
  @Nullable DocumentShape shape();

  /**
   * The document is canonical.
   *
   * @param canonical the record
   * @param nativeTree the tree it was made from
   * @param problems degrading problems only
   * @param shape what it is made of
   */
  record Translated(
      SpecificRecord canonical,
      JsonNode nativeTree,
      List<Problem> problems,
      List<Escalation> alarms,
      @Nullable DocumentShape shape)
      implements Translation {
    public Translated {
      problems = List.copyOf(problems);
      alarms = List.copyOf(alarms);
    }
  }

  /**
   * The document is a table: nothing is translated but its rows, which are documents themselves.
   */
  record Table() implements Translation {
    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public List<Escalation> alarms() {
      return List.of();
    }

    @Override
    public @Nullable DocumentShape shape() {
      return null;
    }
  }

  /** The document cannot be used; at least one problem is blocking. */
  record Quarantined(List<Problem> problems, List<Escalation> alarms, @Nullable DocumentShape shape)
      implements Translation {

    /** A document that could not be read. */
    public Quarantined(List<Problem> problems, List<Escalation> alarms) {
      this(problems, alarms, null);
    }

    public Quarantined {
      problems = List.copyOf(problems);
      alarms = List.copyOf(alarms);
    }
  }
}
