package org.scorehub.intake.fetch;

import java.util.Objects;
import org.apache.camel.Exchange;

/**
 * What is fetched: one document of a connector at one of its tenants.
 *
 * @param connector connector id
 * @param document document name within the connector
 * @param tenant organisation that it is fetched from
 */
record PollSource(String connector, String document, String tenant) {

  /** The source that the route's properties name. */
  static PollSource of(Exchange exchange) {
    return new PollSource(
        text(exchange, "hub.connector"),
        text(exchange, "hub.document"),
        text(exchange, "hub.tenant"));
  }

  /** Id of the route that fetches it. */
  String routeId() {
    return connector + '.' + document + ".in." + tenant;
  }

  @Override
  public String toString() {
    return connector + '/' + document + " of " + tenant;
  }

  private static String text(Exchange exchange, String name) {
    return Objects.requireNonNull(
        exchange.getProperty(name, String.class), () -> "the route sets no property " + name);
  }
}
