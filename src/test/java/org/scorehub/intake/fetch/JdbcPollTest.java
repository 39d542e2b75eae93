package org.scorehub.intake.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scorehub.intake.fetch.FetchingHub.patiently;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.platform.embedded.DatabaseSettings;

class JdbcPollTest {

  private final Topic topic = new Topic();
  private final String tenant = "t-" + UUID.randomUUID();
  private final String table = "source_" + UUID.randomUUID().toString().replace('-', '_');

  @TempDir private Path folder = Path.of("");
  private @Nullable FetchingHub hub;

  @BeforeEach
  void makeTable() throws SQLException {
    sql("CREATE TABLE " + table + " (id int PRIMARY KEY, changed int NOT NULL)");
  }

  @AfterEach
  void stop() throws SQLException {
    if (hub != null) {
      hub.close();
    }
    sql("DROP TABLE IF EXISTS " + table);
  }

  private static void sql(String statement) throws SQLException {
    try (Connection owner = TestDatabase.owner();
        Statement sql = owner.createStatement()) {
      sql.execute(statement);
    }
  }

  private void rows(int from, int to, String changed) throws SQLException {
    sql(
        "INSERT INTO %s SELECT i, %s FROM generate_series(%d, %d) i"
            .formatted(table, changed, from, to));
  }

  private FetchingHub startHub() throws Exception {
    return startHub(
        """
        -- those that changed since :cursor
        SELECT changed AS cursor, json_build_object('id', id::text) AS document
          FROM %s WHERE changed > coalesce(:cursor::int, 0) ORDER BY changed, id
        """
            .formatted(table));
  }

  private FetchingHub startHub(String query) throws Exception {
    DatabaseSettings database = TestDatabase.settings();
    Path root =
        FetchingHub.project(
            folder,
            "jdbc-poll",
            new HashMap<>(Map.of("query", "routes/source/item.sql", "interval", "200")));
    FetchingHub.write(root.resolve("routes/source/item.sql"), query);
    hub =
        new FetchingHub(
            root,
            Map.of(
                tenant,
                new ConnectorSettings.Tenant(
                    URI.create(database.jdbcUrl()),
                    database.ownerUser(),
                    database.ownerPassword(),
                    null,
                    null,
                    null,
                    null,
                    false)),
            topic);
    return hub;
  }

  private FetchingHub hub() {
    return Objects.requireNonNull(hub);
  }

  @Test
  void takesRowsAndThenOnlyNewOnes() throws Exception {
    rows(1, 3, "i");
    startHub();
    patiently().until(() -> hub().cursor(tenant, "cursor").equals("3"));
    assertThat(topic.documents())
        .containsExactly("{\"id\" : \"1\"}", "{\"id\" : \"2\"}", "{\"id\" : \"3\"}");
    rows(4, 5, "i");
    patiently().until(() -> hub().cursor(tenant, "cursor").equals("5"));
    assertThat(topic.documents()).hasSize(5);
  }

  @Test
  void losesNoneOfManyRowsWithOneCursor() throws Exception {
    rows(1, 1000, "1 + i / 450");
    startHub();
    patiently().until(() -> hub().cursor(tenant, "cursor").equals("3"));
    assertThat(topic.documents()).hasSize(1000).doesNotHaveDuplicates();
  }

  @Test
  void goesOnWhereItStoppedWithoutGapsOrRepeats() throws Exception {
    rows(1, 700, "i");
    topic.breakAfter(450);
    startHub();
    patiently().until(() -> hub().cursor(tenant, "last_error").contains("broker is away"));
    assertThat(hub().cursor(tenant, "cursor")).isEqualTo("400");
    topic.mend();
    hub().hurry();
    patiently().until(() -> hub().cursor(tenant, "cursor").equals("700"));
    assertThat(topic.documents().stream().distinct()).hasSize(700);
    assertThat(hub().exchanges()).hasSize(700);
  }

  @Test
  void writesNothing() throws Exception {
    startHub("DELETE FROM " + table + " RETURNING id");
    patiently().until(() -> hub().cursor(tenant, "last_error").contains("read-only"));
  }

  @Test
  void keepsTryingADatabaseThatFails() throws Exception {
    sql("DROP TABLE " + table);
    startHub();
    patiently().until(() -> hub().cursor(tenant, "last_error").contains("does not exist"));
    sql("CREATE TABLE " + table + " (id int PRIMARY KEY, changed int NOT NULL)");
    rows(1, 1, "i");
    patiently().until(() -> hub().cursor(tenant, "cursor").equals("1"));
    patiently().until(() -> hub().cursor(tenant, "last_error").equals("null"));
  }
}
