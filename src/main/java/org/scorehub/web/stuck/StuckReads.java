package org.scorehub.web.stuck;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.FormText;
import org.scorehub.web.Owner;
import org.springframework.stereotype.Component;

/** Reads what is stuck; of each state the oldest only, so that a flood costs no more than a few. */
@Component
class StuckReads {

  /** Looked at of each state. */
  static final int MOST = 300;

  private final OrganisationDatabase database;
  private final Clock clock;

  StuckReads(OrganisationDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * All of an organisation.
   *
   * @param organisation null for the caller's own
   */
  StuckList all(@Nullable String organisation) {
    String owner = Owner.of(FormText.given(organisation));
    List<Stuck> found = new ArrayList<>();
    found.addAll(
        database.as(
            owner,
            jdbc ->
                jdbc.sql(Stuck.EXCHANGES)
                    .param("most", MOST)
                    .param("usual", Stuck.USUAL.toString())
                    .query(Stuck::exchange)
                    .list()));
    found.addAll(
        database.as(
            owner,
            jdbc ->
                jdbc.sql(StuckDelivery.DELIVERIES)
                    .param("most", MOST)
                    .param("usual", Stuck.USUAL.toString())
                    .query(StuckDelivery::from)
                    .list()));
    return StuckList.of(clock.instant(), found, isCut(found));
  }

  private static boolean isCut(List<Stuck> found) {
    return found.stream()
        .collect(Collectors.groupingBy(Stuck::state, Collectors.counting()))
        .values()
        .stream()
        .anyMatch(count -> count >= MOST);
  }
}
