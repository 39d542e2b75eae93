package org.scorehub.web.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.DeliveryPolicy;
import org.scorehub.delivery.Receivers;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.delivery.ReceiverView.RateLeft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads how the caller's organisation, and those it acts for, are sent to; all of them for the
 * organisation that runs the hub.
 */
@Component
public class ReceiverReads {

  private record Row(ReceiverView view) {
    String key() {
      return view.organisation() + "/" + view.connector();
    }
  }

  private final OrganisationDatabase database;
  private final ConnectorCatalogue catalogue;
  private final Receivers receivers;

  ReceiverReads(OrganisationDatabase database, ConnectorCatalogue catalogue, Receivers receivers) {
    this.database = database;
    this.catalogue = catalogue;
    this.receivers = receivers;
  }

  /** All that the caller may see, by connector and organisation. */
  public List<ReceiverView> list() {
    Map<String, ReceiverView> found = new LinkedHashMap<>();
    for (String organisation : Caller.current().organisations()) {
      stored(organisation).forEach(row -> found.putIfAbsent(row.key(), row.view()));
      for (String connector : receivers.connectorsOf(organisation)) {
        Row row = new Row(ReceiverView.untouched(organisation, connector, policy(connector)));
        found.putIfAbsent(row.key(), row.view());
      }
    }
    return found.values().stream()
        .sorted(
            Comparator.comparing(ReceiverView::connector).thenComparing(ReceiverView::organisation))
        .toList();
  }

  /** Those of one connector. */
  public List<ReceiverView> of(String connector) {
    return list().stream().filter(receiver -> receiver.connector().equals(connector)).toList();
  }

  /** Those of the caller's own organisation. */
  public List<ReceiverView> own() {
    String organisation = Caller.current().organisation();
    return list().stream()
        .filter(receiver -> receiver.organisation().equals(organisation))
        .toList();
  }

  public Optional<ReceiverView> find(String organisation, String connector) {
    return of(connector).stream()
        .filter(receiver -> receiver.organisation().equals(organisation))
        .findFirst();
  }

  private List<Row> stored(String organisation) {
    return database.as(
        organisation,
        jdbc ->
            jdbc.sql(ReceiverView.QUERY)
                .query((row, n) -> new Row(view(jdbc, row, organisation)))
                .list());
  }

  private ReceiverView view(JdbcClient jdbc, ResultSet row, String reader) throws SQLException {
    String buyer = row.getString("buyer");
    String connector = row.getString("connector");
    DeliveryPolicy policy = policy(connector);
    List<RateLeft> rates =
        policy.rates().stream().map(rate -> left(jdbc, buyer, connector, rate)).toList();
    return ReceiverView.from(row, rates, policy, buyer.equals(reader));
  }

  private static RateLeft left(
      JdbcClient jdbc, String buyer, String connector, DeliveryPolicy.Rate rate) {
    int used =
        jdbc.sql(
                "SELECT count(*) FROM receiver_send WHERE buyer = ? AND connector = ?"
                    + " AND at > clock_timestamp() - ?::interval")
            .params(buyer, connector, rate.window().toMillis() + " milliseconds")
            .query(Integer.class)
            .single();
    return new RateLeft(rate.toString(), used, Math.max(0, rate.most() - used));
  }

  private DeliveryPolicy policy(String connector) {
    return catalogue
        .findLast(connector)
        .map(Connector::definition)
        .map(definition -> definition.receiverPolicy())
        .orElse(DeliveryPolicy.DEFAULT);
  }
}
