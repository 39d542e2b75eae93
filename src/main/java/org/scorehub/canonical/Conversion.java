package org.scorehub.canonical;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * What came of reading canonical JSON.
 *
 * @param <T> the canonical record wanted
 */
public sealed interface Conversion<T extends SpecificRecord> {

  /** The JSON is canonical. */
  record Canonical<T extends SpecificRecord>(T value) implements Conversion<T> {}

  /** The JSON breaks the canonical schema; all breaches are listed, at least one. */
  record NotCanonical<T extends SpecificRecord>(List<Problem> problems) implements Conversion<T> {
    public NotCanonical {
      problems = List.copyOf(problems);
    }
  }
}
