package org.scorehub.intake.fetch;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.TenantDatabases;
import org.scorehub.connector.TenantLogins;
import org.scorehub.intake.Receptions;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.util.FileSystemUtils;

/**
 * The fetching part of a hub, with its real routes and database and a stand-in for Kafka; one
 * connector {@code source}, whose only document {@code item} has the key {@code /id}.
 */
final class FetchingHub implements AutoCloseable {

  static final String CONNECTOR = "source";
  static final String DOCUMENT = "item";

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final List<String> SHARED =
      List.of("mappings/_shared", "mappings/canonical", "mappings/score", "schemas/hub");

  private final HikariDataSource pool = TestDatabase.pool();
  private final PipelineDatabase database = PipelineDatabase.of(pool);
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final TenantDatabases tenantDatabases = new TenantDatabases();
  private final Topic topic;

  /**
   * @param root of the project, see {@link #project}
   * @param topic outlives the hub, as Kafka does
   */
  FetchingHub(Path root, Map<String, ConnectorSettings.Tenant> tenants, Topic topic)
      throws Exception {
    this.topic = topic;
    ConnectorSettings settings =
        new ConnectorSettings(Map.of(CONNECTOR, new ConnectorSettings.Tenants(tenants)));
    ConnectorCatalogue catalogue = new ConnectorCatalogue();
    catalogue.activate(
        ConnectorCompiler.compile(ConnectorCompiler.bundle(root, CONNECTOR), CONNECTOR));
    PollCursors cursors = new PollCursors(database);
    PollLeases leases =
        new PollLeases(database, new LeaseTimes(Duration.ofMillis(1500), Duration.ofMillis(100)));
    camel.setAutowiredEnabled(false);
    camel.getComponent("http", HttpComponent.class).setAutomaticRetriesDisabled(true);
    new FetchConfiguration().untiringLeadership().configure("master", camel.getComponent("master"));
    camel.addService(leases);
    camel.addComponent("kafka", new TopicComponent(topic));
    camel.getPropertiesComponent().addInitialProperty("hub.topics.inbound", "inbound");
    camel.getRegistry().bind("polls", new Polls(cursors, leases));
    camel.getRegistry().bind("filePolls", new FilePolls());
    camel
        .getRegistry()
        .bind("restPages", new RestPages(TenantLogins.of(settings), Clock.systemUTC()));
    camel.getRegistry().bind("jdbcPages", new JdbcPages(catalogue));
    camel.getRegistry().bind("reception", Receptions.on(database, catalogue, settings));
    loadRoutes();
    camel.start();
    TenantBeans beans = new TenantBeans(cursors, leases, tenantDatabases);
    TenantRoutes routes = new TenantRoutes(settings, beans, PollPace.DECLARED);
    catalogue.all().forEach(connector -> routes.install(camel, connector));
  }

  private void loadRoutes() throws Exception {
    for (String name :
        List.of("errors", "fetched", "rest-poll", "sftp-in", "folder-in", "jdbc-poll")) {
      Resource resource =
          ResourceHelper.resolveResource(
              camel, "file:" + PROJECT.resolve("routes/_shared/" + name + ".camel.yaml"));
      PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
    }
  }

  /** Writes a project with the connector into a folder. */
  static Path project(Path root, String route, Map<String, String> parameters) throws IOException {
    for (String folder : SHARED) {
      FileSystemUtils.copyRecursively(PROJECT.resolve(folder), root.resolve(folder));
    }
    StringBuilder poll = new StringBuilder();
    parameters.forEach(
        (name, value) ->
            poll.append("        ").append(name).append(": '").append(value).append("'\n"));
    write(
        root.resolve("routes/source/connector.yaml"),
        """
        id: source
        title: A source
        scheme: invented
        summary: Lets itself be fetched, for the tests of fetching.
        profile: {status: profile, note: This is invented for tests and is no document of anybody.}
        audience: buyer
        documents:
          item:
            title: An item
            direction: in
            format: json
            schema: schemas/source/item.schema.json
            canonical: Site
            key: /id
            mapping: mappings/source/item.in.jslt
            limits: {maxBytes: 20000000, maxDepth: 16, maxNodes: 10000}
            poll:
              route: %s
              parameters:
        %s"""
            .formatted(route, poll));
    write(root.resolve("schemas/source/item.schema.json"), "{\"type\": \"object\"}");
    write(root.resolve("mappings/source/item.in.jslt"), "{\"name\": .name}");
    return root;
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  PipelineDatabase database() {
    return database;
  }

  List<String> routes() {
    return camel.getRoutes().stream().map(route -> route.getRouteId()).toList();
  }

  /** Waits long enough for a busy machine. */
  static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(40));
  }

  /** Whether a poll of the tenant has failed since the last one that went well. */
  boolean isFailing(String tenant) {
    return !Set.of("none", "0").contains(cursor(tenant, "failures"));
  }

  /** One column of the cursor's row. */
  String cursor(String tenant, String column) {
    return database
        .jdbc()
        .sql("SELECT (" + column + ")::text FROM poll_cursor WHERE buyer = ?")
        .param(tenant)
        .query((row, n) -> String.valueOf(row.getString(1)))
        .optional()
        .orElse("none");
  }

  /** Lets a source that failed be tried at once. */
  void hurry() {
    database.jdbc().sql("UPDATE poll_cursor SET not_before = NULL").update();
  }

  /** Distinct exchanges on the topic, in order. */
  Stream<String> exchanges() {
    return topic.arrived().stream().map(Topic.Arrived::id).distinct();
  }

  @Override
  public void close() {
    camel.stop();
    tenantDatabases.close();
    pool.close();
  }
}
