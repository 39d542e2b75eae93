package org.scorehub.platform.sandbox.contract;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.scorehub.platform.sandbox.TwinFault;

/** How documents are sent, and what must come of each way in which the other side can fail. */
enum Transport {
  /** By HTTP: the other side answers each request. */
  HTTP(
      Map.of(
          TwinFault.REFUSE, Outcome.REFUSED,
          TwinFault.BUSY, Outcome.LATER_AS_ASKED,
          TwinFault.THROTTLED, Outcome.LATER_AS_ASKED,
          TwinFault.BROKEN, Outcome.LATER,
          TwinFault.RESET, Outcome.LATER,
          TwinFault.HALF, Outcome.LATER,
          TwinFault.UNAUTHORIZED, Outcome.LATER,
          TwinFault.SLOW, Outcome.LATER)),
  /** As a file on a server. */
  SFTP(
      Map.of(
          TwinFault.REFUSE, Outcome.LATER,
          TwinFault.BROKEN, Outcome.LATER,
          TwinFault.RESET, Outcome.LATER,
          TwinFault.HALF, Outcome.LATER,
          TwinFault.SLOW, Outcome.TAKEN)),
  /** As a file in a folder of this machine. */
  FOLDER(Map.of(TwinFault.BROKEN, Outcome.LATER)),
  /** As rows of a database. */
  SQL(
      Map.of(
          TwinFault.REFUSE, Outcome.REFUSED,
          TwinFault.BUSY, Outcome.LATER,
          TwinFault.BROKEN, Outcome.LATER,
          TwinFault.RESET, Outcome.LATER,
          TwinFault.SLOW, Outcome.TAKEN));

  /** What must come of one attempt. */
  enum Outcome {
    /** It was taken. */
    TAKEN,
    /** The other side said no; it is not sent again. */
    REFUSED,
    /** It is sent again. */
    LATER,
    /** It is sent again, not before the other side asked for. */
    LATER_AS_ASKED
  }

  @SuppressWarnings("ImmutableEnumChecker") // never changed, and given out as a copy
  private final Map<TwinFault, Outcome> outcomes;

  Transport(Map<TwinFault, Outcome> outcomes) {
    this.outcomes = new EnumMap<>(outcomes);
  }

  /** What must come of an attempt, by how the other side fails. */
  Map<TwinFault, Outcome> outcomes() {
    return Map.copyOf(outcomes);
  }

  /** By the name of a route template; empty if it sends nothing. */
  static Optional<Transport> of(String template) {
    return switch (template) {
      case "http-out", "soap-out" -> Optional.of(HTTP);
      case "sftp-out" -> Optional.of(SFTP);
      case "folder-out" -> Optional.of(FOLDER);
      case "sql-out" -> Optional.of(SQL);
      default -> Optional.empty();
    };
  }
}
