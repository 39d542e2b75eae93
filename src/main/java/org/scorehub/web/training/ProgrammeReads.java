package org.scorehub.web.training;

import org.scorehub.security.OrganisationDatabase;
import org.scorehub.training.programme.Programme;
import org.scorehub.training.programme.ProgrammeFilter;
import org.scorehub.training.programme.ProgrammeResults;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the results of the programme over the enterprises that the caller's organisation may see.
 * A training provider and the hub's operator see small groups too.
 */
@Component
class ProgrammeReads {

  private static final String SEES_SMALL_GROUPS =
      "SELECT EXISTS (SELECT FROM organisation WHERE buyer = hub_organisation()"
          + " AND kind IN ('TRAINING_PROVIDER', 'OPERATOR'))";

  private final OrganisationDatabase database;
  private final Programme programme;

  ProgrammeReads(OrganisationDatabase database, Programme programme) {
    this.database = database;
    this.programme = programme;
  }

  ProgrammeResults results(ProgrammeFilter filter) {
    return database.inOrganisation(
        jdbc ->
            programme.results(jdbc, filter, seesSmallGroups(jdbc) ? 0 : Programme.SMALLEST_GROUP));
  }

  private static boolean seesSmallGroups(JdbcClient jdbc) {
    return jdbc.sql(SEES_SMALL_GROUPS).query(Boolean.class).single();
  }
}
