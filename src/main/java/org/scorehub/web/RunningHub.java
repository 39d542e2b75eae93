package org.scorehub.web;

import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.springframework.stereotype.Component;

/** Tells the organisation that runs the hub from those that use it. */
@Component
public class RunningHub {

  private final OrganisationDatabase database;

  RunningHub(OrganisationDatabase database) {
    this.database = database;
  }

  /** Whether the caller belongs to the organisation that runs the hub. */
  public boolean isOfCaller() {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "SELECT EXISTS (SELECT FROM organisation WHERE buyer = ? AND kind = 'OPERATOR')")
                .param(Caller.current().organisation())
                .query(Boolean.class)
                .single());
  }
}
