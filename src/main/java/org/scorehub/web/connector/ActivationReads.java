package org.scorehub.web.connector;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.scorehub.security.OrganisationDatabase;
import org.springframework.stereotype.Component;

/** Reads what connectors run with, and how it came to that. */
@Component
public class ActivationReads {

  private static final int LATEST = 50;

  private final OrganisationDatabase database;

  ActivationReads(OrganisationDatabase database) {
    this.database = database;
  }

  /** The activation that each connector runs with, by connector. */
  public Map<String, ActivationView> current() {
    return database
        .inOrganisation(
            jdbc ->
                jdbc.sql(
                        "SELECT h.* FROM bundle_activation a JOIN activation h ON h.id = a.activation")
                    .query(ActivationView::of)
                    .list())
        .stream()
        .collect(Collectors.toMap(ActivationView::connector, Function.identity()));
  }

  /** The latest activations of a connector, the current one first. */
  public List<ActivationView> history(String connector) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT * FROM activation WHERE connector = ? ORDER BY id DESC LIMIT ?")
                .params(connector, LATEST)
                .query(ActivationView::of)
                .list());
  }

  /**
   * Whether the caller's organisation decides what runs: the one that runs the hub, or any where
   * none is named as that.
   */
  public boolean isDecidedHere() {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    SELECT coalesce(bool_or(buyer = hub_organisation()), true)
                      FROM organisation WHERE kind = 'OPERATOR'""")
                .query(Boolean.class)
                .single());
  }
}
