package org.scorehub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.sql.SqlConstants;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.TenantDatabases;
import org.springframework.stereotype.Component;

/** Writes the rows of a delivery with the statement that its route names. */
@Component("sqlRows")
public final class SqlRows {

  /** Classes of SQLSTATE (ISO 9075) that the same statement meets again. */
  private static final Set<String> FINAL = Set.of("0A", "21", "22", "23", "42", "44");

  private static final int MAX_CAUSES = 20;

  private final ConnectorSettings settings;
  private final TenantDatabases databases;
  private final ObjectMapper json;
  private final ConnectorCatalogue catalogue;

  SqlRows(
      ConnectorSettings settings,
      TenantDatabases databases,
      ObjectMapper json,
      ConnectorCatalogue catalogue) {
    this.settings = settings;
    this.databases = databases;
    this.json = json;
    this.catalogue = catalogue;
  }

  /**
   * Makes the statement of the file {@code hub.query} the body and the document's rows its
   * parameters, and binds the tenant's database under the name {@code hub.database}; or sets {@code
   * hub.answer} if there is nothing to write or no database.
   */
  public void prepare(Exchange exchange) throws IOException {
    String connector = exchange.getProperty("hub.connector", String.class);
    String organisation = exchange.getProperty("hub.organisation", String.class);
    ConnectorSettings.Tenant tenant = settings.tenant(connector, organisation);
    URI endpoint = tenant == null ? null : tenant.endpoint();
    if (tenant == null || endpoint == null || !"jdbc".equals(endpoint.getScheme())) {
      exchange.setProperty(
          "hub.answer",
          new Answer.Unavailable(
              "the receiver needs an endpoint jdbc:… in the settings", null, true));
      return;
    }
    String name = connector + '.' + organisation + ".out.database";
    exchange
        .getContext()
        .getRegistry()
        .bind(name, databases.writing(connector, organisation, tenant));
    exchange.setProperty("hub.database", name);
    rows(exchange, connector);
  }

  private void rows(Exchange exchange, String connector) throws IOException {
    String query = exchange.getProperty("hub.query", String.class);
    SqlStatement statement = SqlStatement.parse(catalogue.text(connector, query));
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    JsonNode document = json.readTree(exchange.getProperty("hub.content", byte[].class));
    document.path("rows").forEach(row -> rows.add(statement.parameters(row)));
    if (rows.isEmpty()) {
      exchange.setProperty("hub.answer", new Answer.Accepted(null, false, "no rows to write"));
      return;
    }
    exchange.setProperty("hub.rows", rows.size());
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(SqlConstants.SQL_PARAMETERS, rows);
    message.setBody(statement.text());
  }

  /** Sets the property {@code hub.answer} after writing. */
  public void written(Exchange exchange) {
    Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    int rows = exchange.getProperty("hub.rows", Integer.class);
    exchange.setProperty("hub.answer", caught == null ? taken(exchange, rows) : failed(caught));
  }

  private static Answer taken(Exchange exchange, int rows) {
    int written = exchange.getMessage().getHeader(SqlConstants.SQL_UPDATE_COUNT, 0, Integer.class);
    String told =
        written == rows
            ? rows + " rows written"
            : written + " of " + rows + " rows written, the others are as new there already";
    return new Answer.Accepted(told, written > 0, told);
  }

  static Answer failed(Throwable thrown) {
    String state = sqlState(thrown);
    String said = FirstCause.of(thrown);
    return state != null && state.length() == 5 && FINAL.contains(state.substring(0, 2))
        ? new Answer.Refused("SQLSTATE " + state + "\n" + said)
        : new Answer.Unavailable(state == null ? said : "SQLSTATE " + state + "\n" + said, null);
  }

  private static @Nullable String sqlState(Throwable thrown) {
    @Nullable Throwable cause = thrown;
    for (int depth = 0; depth < MAX_CAUSES && cause != null; depth++) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
      cause = cause.getCause();
    }
    return null;
  }
}
