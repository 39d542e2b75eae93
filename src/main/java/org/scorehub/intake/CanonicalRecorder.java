package org.scorehub.intake;

import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records documents of some canonical types. Runs inside the transaction of their batch, with the
 * rows of all its sites locked, and must settle every document it is given.
 */
public interface CanonicalRecorder {

  /** Types it records; no two recorders share one. */
  Set<Class<? extends SpecificRecord>> types();

  /**
   * Records documents in order of arrival.
   *
   * @param documents of those types, in order of arrival
   */
  void record(List<SiteDocument> documents, Recording recording);

  /**
   * Whether its documents say how their sender knows the site. If not, they leave what is known of
   * the site as it is.
   */
  default boolean describesSite() {
    return true;
  }
}
