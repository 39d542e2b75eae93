package org.scorehub.web.stuck;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.FormText;
import org.scorehub.web.Owner;
import org.scorehub.web.recommendation.Providers;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is stuck; of each state the oldest only, so that a flood costs no more than a few. */
@Component
class StuckReads {

  /** Looked at of each state. */
  static final int MOST = 300;

  private final OrganisationDatabase database;
  private final Providers providers;
  private final Clock clock;

  StuckReads(OrganisationDatabase database, Providers providers, Clock clock) {
    this.database = database;
    this.providers = providers;
    this.clock = clock;
  }

  /**
   * All of an organisation.
   *
   * @param organisation null for the caller's own
   */
  StuckList all(@Nullable String organisation) {
    String owner = Owner.of(FormText.given(organisation));
    Set<String> told = providers.names().keySet();
    List<String> connectors = providers.connectors();
    List<Stuck> found =
        database.as(
            owner,
            jdbc ->
                Stream.of(
                        rows(jdbc, Stuck.EXCHANGES, Stuck::exchange),
                        rows(jdbc, StuckDelivery.DELIVERIES, StuckDelivery::from),
                        StuckApproval.read(jdbc, told, connectors, MOST).stream())
                    .flatMap(stuck -> stuck)
                    .toList());
    return StuckList.of(clock.instant(), found, isCut(found));
  }

  private static Stream<Stuck> rows(JdbcClient jdbc, String sql, RowMapper<Stuck> row) {
    return jdbc
        .sql(sql)
        .param("most", MOST)
        .param("usual", Stuck.USUAL.toString())
        .query(row)
        .list()
        .stream();
  }

  private static boolean isCut(List<Stuck> found) {
    return found.stream()
        .collect(Collectors.groupingBy(Stuck::state, Collectors.counting()))
        .values()
        .stream()
        .anyMatch(count -> count >= MOST);
  }
}
