package org.scorehub.intake;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Escalation;

/** Records what must be raised at once, from quarantined documents too. */
public interface AlarmRecorder {

  /**
   * An alarm and where it came from.
   *
   * @param siteId the site, null if it cannot be told
   */
  record Alarm(ReceivedDocument received, Escalation escalation, @Nullable UUID siteId) {}

  void raise(List<Alarm> alarms, Recording recording);
}
