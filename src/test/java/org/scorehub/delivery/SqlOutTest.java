package org.scorehub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.HubServers;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorDefinition;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.ConnectorSettings.Tenant;
import org.scorehub.connector.ConnectorSettings.Tenants;
import org.scorehub.connector.TenantDatabases;
import org.scorehub.mapping.Bundle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Deliveries as rows of a buyer's own PostgreSQL. */
class SqlOutTest {

  private static final String UPSERT =
      """
      -- One row: the newest version stays.
      INSERT INTO buyer_out.progress AS p (code, state, visits, as_of, version)
      VALUES (:code, :state, CAST(:visits AS integer), CAST(:as_of AS timestamptz), :version)
      ON CONFLICT (code) DO UPDATE
         SET state = excluded.state, visits = excluded.visits, as_of = excluded.as_of,
             version = excluded.version
       WHERE excluded.version > p.version
      """;

  private final Tenant tenant = tenant("hub.database.owner.password");
  private final JdbcClient buyer =
      JdbcClient.create(
          new DriverManagerDataSource(
              String.valueOf(tenant.endpoint()), tenant.username(), tenant.password()));

  private static Tenant tenant(String password) {
    Map<String, Object> known = HubServers.properties();
    return new Tenant(
        URI.create((String) known.get("hub.database.url")),
        (String) known.get("hub.database.owner.user"),
        String.valueOf(known.getOrDefault(password, password)),
        null,
        null,
        null,
        null,
        false);
  }

  @BeforeEach
  void makeTheBuyersTable() {
    buyer.sql("CREATE SCHEMA IF NOT EXISTS buyer_out").update();
    buyer
        .sql(
            "CREATE TABLE buyer_out.progress (code text PRIMARY KEY, state text NOT NULL,"
                + " visits int, as_of timestamptz, version bigint NOT NULL)")
        .update();
  }

  @AfterEach
  void dropIt() {
    buyer.sql("DROP SCHEMA buyer_out CASCADE").update();
  }

  private Answer attempt(String rows) {
    return attempt(tenant, rows, UPSERT);
  }

  private Answer attempt(Tenant to, String rows, String statement) {
    ConnectorSettings settings =
        new ConnectorSettings(Map.of("c", new Tenants(Map.of("buyer", to))));
    Map<String, Object> properties = new HashMap<>();
    properties.put("hub.connector", "c");
    properties.put("hub.organisation", "buyer");
    properties.put("hub.content", ("{\"rows\": [" + rows + "]}").getBytes(StandardCharsets.UTF_8));
    try (TenantDatabases databases = new TenantDatabases()) {
      SqlRows sqlRows =
          new SqlRows(settings, databases, new ObjectMapper(), holding("upsert.sql", statement));
      try (OutboundRoute route =
          OutboundRoute.start(
              "sql-out", Map.of("sqlRows", sqlRows), Map.of("query", "upsert.sql"))) {
        return route.attempt(properties);
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** A catalogue with a connector that has one file. */
  private static ConnectorCatalogue holding(String path, String text) {
    ConnectorDefinition definition =
        new ConnectorDefinition(
            "c",
            "C",
            "invented",
            "",
            new ConnectorDefinition.Profile("profile", ""),
            ConnectorDefinition.Audience.BUYER,
            Map.of(),
            null,
            List.of());
    Bundle bundle = Bundle.of(new TreeMap<>(Map.of(path, text.getBytes(StandardCharsets.UTF_8))));
    ConnectorCatalogue catalogue = new ConnectorCatalogue();
    catalogue.activate(new Connector(definition, bundle, Map.of(), Map.of()));
    return catalogue;
  }

  private List<String> rows() {
    return buyer
        .sql("SELECT code || ' ' || state || ' ' || version FROM buyer_out.progress ORDER BY code")
        .query(String.class)
        .list();
  }

  private static String row(String code, String state, int version) {
    return "{\"code\": \"%s\", \"state\": \"%s\", \"version\": %d}".formatted(code, state, version);
  }

  @Test
  void writesEachRowWithItsMembersAsParameters() {
    Answer answer =
        attempt(
            "{\"code\": \"WC\", \"state\": \"it's ?, :x & #\", \"visits\": 3,"
                + " \"as_of\": \"2025-11-14T12:00:00Z\", \"version\": 1, \"more\": true}, "
                + row("OSH", "open", 1));
    assertThat(answer).isEqualTo(new Answer.Accepted("2 rows written", true, "2 rows written"));
    assertThat(rows()).containsExactly("OSH open 1", "WC it's ?, :x & # 1");
    assertThat(
            buyer
                .sql(
                    "SELECT as_of = '2025-11-14 12:00Z' AND visits = 3 FROM buyer_out.progress"
                        + " WHERE code = 'WC'")
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void doesNotOverwriteWhatIsNewer() {
    attempt(row("WC", "completed", 5));
    String told = "0 of 1 rows written, the others are as new there already";
    assertThat(attempt(row("WC", "enrolled", 4))).isEqualTo(new Answer.Accepted(told, false, told));
    assertThat(attempt(row("WC", "completed", 5)))
        .isEqualTo(new Answer.Accepted(told, false, told));
    assertThat(rows()).containsExactly("WC completed 5");
    assertThat(attempt(row("WC", "enrolled", 4) + ", " + row("QM", "enrolled", 1)))
        .isInstanceOf(Answer.Accepted.class);
    assertThat(rows()).containsExactly("QM enrolled 1", "WC completed 5");
  }

  @Test
  void takesAConstraintForANo() {
    Answer answer = attempt("{\"code\": \"WC\", \"version\": 1}");
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    assertThat(answer.detail()).startsWith("SQLSTATE 23502");
    assertThat(rows()).isEmpty();
  }

  @Test
  void writesAllRowsOrNone() {
    assertThat(attempt(row("WC", "open", 1) + ", {\"code\": \"QM\", \"version\": 1}"))
        .isInstanceOf(Answer.Refused.class);
    assertThat(rows()).isEmpty();
  }

  @Test
  void comesAgainWhileTheDatabaseIsAwayOrLetsNobodyIn() {
    Tenant away =
        new Tenant(
            URI.create("jdbc:postgresql://127.0.0.1:1/none"),
            "u",
            "p",
            null,
            null,
            null,
            null,
            false);
    assertThat(attempt(away, row("WC", "open", 1), UPSERT)).isInstanceOf(Answer.Unavailable.class);
    Answer wrong = attempt(tenant("wr0ng-secret"), row("WC", "open", 1), UPSERT);
    assertThat(wrong).isInstanceOf(Answer.Unavailable.class);
    assertThat(wrong.detail()).doesNotContain("wr0ng-secret");
  }

  @Test
  void hasNothingToDoForNoRows() {
    assertThat(attempt("")).isEqualTo(new Answer.Accepted(null, false, "no rows to write"));
  }

  @Test
  void findsParametersNotCastsCommentsAndTimes() {
    SqlStatement statement =
        SqlStatement.parse("SELECT :a::text, to_char(:b, 'HH24:MI:SS'), x::date -- not :c\nFROM t");
    assertThat(statement.names()).containsExactlyInAnyOrder("a", "b");
    assertThat(statement.text())
        .isEqualTo("SELECT :?a::text, to_char(:?b, 'HH24:MI:SS'), x::date \nFROM t");
  }

  @ParameterizedTest
  @CsvSource({
    "08006, false",
    "40001, false",
    "53300, false",
    "57P01, false",
    "28P01, false",
    "22P02, true",
    "23505, true",
    "42P01, true"
  })
  void tellsPassingFailuresFromFinalOnes(String state, boolean isFinal) {
    Answer answer =
        SqlRows.failed(new DataIntegrityViolationException("x", new SQLException("no", state)));
    assertThat(answer instanceof Answer.Refused).isEqualTo(isFinal);
  }
}
