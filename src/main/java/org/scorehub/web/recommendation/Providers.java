package org.scorehub.web.recommendation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.scorehub.canonical.avro.Recommendations;
import org.scorehub.delivery.Receivers;
import org.scorehub.security.OrganisationDatabase;
import org.springframework.stereotype.Component;

/** Training providers whose systems take recommendations. */
@Component
public class Providers {

  private final Receivers receivers;
  private final OrganisationDatabase database;

  Providers(Receivers receivers, OrganisationDatabase database) {
    this.receivers = receivers;
    this.database = database;
  }

  /** Connectors by which they are told. */
  public List<String> connectors() {
    return receivers.of(Recommendations.class.getSimpleName()).stream()
        .map(Receivers.Receiver::connector)
        .distinct()
        .sorted()
        .toList();
  }

  /** Their names by id; without those who are not registered as an organisation. */
  public Map<String, String> names() {
    List<String> ids =
        receivers.of(Recommendations.class.getSimpleName()).stream()
            .map(Receivers.Receiver::organisation)
            .distinct()
            .toList();
    Map<String, String> names = new TreeMap<>();
    if (!ids.isEmpty()) {
      database.inOrganisation(
          jdbc ->
              jdbc.sql("SELECT buyer, name FROM organisation WHERE buyer IN (:ids)")
                  .param("ids", ids)
                  .query((row, n) -> names.put(row.getString(1), row.getString(2)))
                  .list());
    }
    return names;
  }
}
