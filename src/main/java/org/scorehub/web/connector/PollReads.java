package org.scorehub.web.connector;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.springframework.stereotype.Component;

/**
 * Reads how documents are fetched from the caller's organisation and those it acts for; from all,
 * for people of the organisation that runs the hub.
 */
@Component
class PollReads {

  /** A document that is fetched. */
  record Fetched(String connector, String document) {}

  private record Poll(Fetched fetched, PollView view) {}

  private final OrganisationDatabase database;

  PollReads(OrganisationDatabase database) {
    this.database = database;
  }

  /** All polls that the caller may see, by document, each list by tenant. */
  Map<Fetched, List<PollView>> byDocument() {
    return Caller.current().organisations().stream()
        .flatMap(organisation -> read(organisation).stream())
        .distinct()
        .sorted(Comparator.comparing(poll -> poll.view().tenant()))
        .collect(
            Collectors.groupingBy(
                Poll::fetched, Collectors.mapping(Poll::view, Collectors.toList())));
  }

  private List<Poll> read(String organisation) {
    return database.as(
        organisation,
        jdbc ->
            jdbc.sql("SELECT " + PollView.COLUMNS + " FROM poll_cursor")
                .query(
                    (row, n) ->
                        new Poll(
                            new Fetched(row.getString("connector"), row.getString("document")),
                            PollView.from(row)))
                .list());
  }
}
