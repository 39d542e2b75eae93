package org.scorehub.web.connector;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a connector does, for the organisations that the caller may see.
 *
 * @param state the gravest of what holds it
 * @param lastHour the hour under way and the one before
 * @param day the last 24 hours
 * @param week the last 7 days
 * @param hours of the last 7 days, each whole hour of UTC, the one under way last
 * @param lag how far it is behind
 * @param lastDriftAt when a change of form was last seen; null if never
 * @param openDrift changes of form that nobody has decided about
 * @param pauses of the organisations
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConnectorFigures(
    String connector,
    State state,
    Throughput lastHour,
    Throughput day,
    Throughput week,
    List<ConnectorHour> hours,
    ConnectorLag lag,
    @Nullable Instant lastDriftAt,
    long openDrift,
    List<ConnectorPause> pauses) {

  private static final int DAY = 24;

  /** What holds a connector. */
  enum State {
    /** Documents are worked on as they come. */
    RUNNING,
    /** It was resumed and works on what was held. */
    CATCHING_UP,
    /** A person stopped it. */
    PAUSED,
    /** A source fails, or nothing of the last hours could be used. */
    FAILING,
    /** It takes and makes no documents. */
    NOT_ACTIVE
  }

  ConnectorFigures {
    hours = List.copyOf(hours);
    pauses = List.copyOf(pauses);
  }

  /** The last day as bars. */
  @JsonIgnore
  public Bars dayBars() {
    return Bars.of(hours.subList(Math.max(0, hours.size() - DAY), hours.size()));
  }

  /** The last week as bars. */
  @JsonIgnore
  public Bars weekBars() {
    return Bars.of(hours);
  }
}
