package org.scorehub.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.canonical.avro.Site;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.ConnectorSettings.Tenant;
import org.scorehub.connector.ConnectorSettings.Tenants;
import org.scorehub.connector.TenantLogins;
import org.scorehub.intake.fetch.TestDatabase;
import org.scorehub.journal.ConnectorTallies;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.passport.PassportSeals;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The sending part of a hub, with its real routes and database; one connector {@code shop}, whose
 * only document {@code progress} goes out by HTTP and may always be told.
 */
final class SendingHub implements AutoCloseable {

  static final String CONNECTOR = "shop";
  static final String DOCUMENT = "progress";

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  private static final DeliverySubject ALWAYS_TOLD =
      new DeliverySubject() {
        @Override
        public Class<? extends SpecificRecord> type() {
          return ProgressUpdate.class;
        }

        @Override
        public Optional<? extends SpecificRecord> compose(
            JdbcTemplate jdbc, DueDelivery due, Instant asOf) {
          return Optional.of(
              ProgressUpdate.newBuilder()
                  .setBuyer(due.buyer())
                  .setSiteId(due.siteId().toString())
                  .setVersion(due.version())
                  .setAsOf(asOf)
                  .setSite(Site.newBuilder().build())
                  .build());
        }

        @Override
        public boolean permitted(JdbcTemplate jdbc, String buyer, UUID delivery) {
          return true;
        }
      };

  private final HikariDataSource pool = TestDatabase.pool();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Lanes lanes;

  /**
   * @param root of the project, see {@link #project}
   * @param receivers who uses the connector
   */
  SendingHub(Path root, ScriptedReceiver systems, String... receivers) throws Exception {
    PipelineDatabase database = PipelineDatabase.of(pool);
    ConnectorCatalogue catalogue = new ConnectorCatalogue();
    catalogue.activate(
        ConnectorCompiler.compile(ConnectorCompiler.bundle(root, CONNECTOR), CONNECTOR));
    Map<String, Tenant> tenants =
        Stream.of(receivers)
            .collect(
                Collectors.toMap(
                    receiver -> receiver,
                    receiver ->
                        new Tenant(
                            systems.address(receiver), null, null, null, null, null, null, false)));
    ConnectorSettings settings = new ConnectorSettings(Map.of(CONNECTOR, new Tenants(tenants)));
    Policies policies = new Policies(catalogue);
    lanes = new Lanes(database, policies);
    camel.getRegistry().bind("lanes", lanes);
    camel
        .getRegistry()
        .bind("deliveries", deliveries(database, catalogue, settings, policies, lanes));
    camel
        .getRegistry()
        .bind(
            "deliveryThreads",
            camel.getExecutorServiceManager().newFixedThreadPool(this, "sending", Lanes.AT_ONCE));
    startRoutes(new DeliveryLogin(TenantLogins.of(settings)));
  }

  private static Deliveries deliveries(
      PipelineDatabase database,
      ConnectorCatalogue catalogue,
      ConnectorSettings settings,
      Policies policies,
      Lanes lanes) {
    DeliveryDocuments documents = new DeliveryDocuments(catalogue, List.of(ALWAYS_TOLD));
    ApprovalStates approvals = new ApprovalStates(database);
    ReceiverGate gate = new ReceiverGate(database, policies);
    return new Deliveries(
        database,
        lanes,
        new DeliveryMaker(
            database,
            catalogue,
            documents,
            approvals,
            PassportSeals.in(database),
            new ObjectMapper(),
            Clock.systemUTC()),
        new Supersession(database, policies, approvals),
        gate,
        new DeliveryAttempts(
            database,
            documents,
            approvals,
            policies,
            gate,
            new Backoff(),
            new ConnectorTallies(database, new SimpleMeterRegistry())),
        documents,
        settings);
  }

  private void startRoutes(DeliveryLogin login) throws Exception {
    camel.getRegistry().bind("httpRequests", new HttpRequests());
    camel.getRegistry().bind("httpAnswers", new HttpAnswers(login, Clock.systemUTC()));
    camel.getRegistry().bind("deliveryLogin", login);
    camel.getRegistry().bind("sendOnce", new SendOnce());
    for (String name : List.of("errors", "http-out", "delivery")) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(
              ResourceHelper.resolveResource(
                  camel, "file:" + PROJECT.resolve("routes/_shared/" + name + ".camel.yaml")));
    }
    TemplatedRouteBuilder.builder(camel, "http-out")
        .routeId("shop.progress.out")
        .parameter("connector", CONNECTOR)
        .parameter("document", DOCUMENT)
        .add();
    camel.start();
  }

  /** Writes a project with the connector into a folder. */
  static Path project(Path root, String policy) throws IOException {
    for (String folder :
        List.of("mappings/_shared", "mappings/canonical", "mappings/score", "schemas/hub")) {
      FileSystemUtils.copyRecursively(PROJECT.resolve(folder), root.resolve(folder));
    }
    write(
        root.resolve("routes/shop/connector.yaml"),
        """
        id: shop
        title: A shop
        scheme: invented
        summary: Takes progress, for the tests of how deliveries are sent.
        profile: {status: profile, note: This is invented for tests and is no document of anybody.}
        audience: buyer
        policy: %s
        documents:
          progress:
            title: Progress
            direction: out
            format: json
            schema: schemas/shop/progress.schema.json
            canonical: ProgressUpdate
            mapping: mappings/shop/progress.out.jslt
        """
            .formatted(policy));
    write(root.resolve("schemas/shop/progress.schema.json"), "{\"type\": \"object\"}");
    write(
        root.resolve("mappings/shop/progress.out.jslt"),
        "{\"site\": .siteId, \"version\": .version}");
    return root;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Override
  public void close() {
    camel.stop();
    lanes.releaseAll();
    pool.close();
  }
}
