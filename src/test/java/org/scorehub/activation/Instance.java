package org.scorehub.activation;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.component.platform.http.springboot.CamelRequestHandlerMapping;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.intake.fetch.TenantRoutes;
import org.scorehub.intake.fetch.TenantRoutesOfNobody;
import org.scorehub.intake.fetch.TestDatabase;
import org.scorehub.journal.BundleStore;
import org.scorehub.journal.BundleStores;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** One of several hubs on a database, reduced to what follows activations. */
final class Instance implements AutoCloseable {

  private static final ActivationSettings RECORDED =
      new ActivationSettings(ActivationMode.RECORDED, Duration.ofMillis(50));

  private final HikariDataSource pool = TestDatabase.pool();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final StartedRoutes started;
  final ConnectorCatalogue catalogue;
  final Activator activator;
  final Candidates candidates;

  Instance(Path root) throws Exception {
    PipelineDatabase database = PipelineDatabase.of(pool);
    BundleStore bundles = BundleStores.in(database);
    ActivationLog log = new ActivationLog(database, bundles);
    catalogue = new StartingConnectors(root, RECORDED, log, bundles).load();
    TenantRoutes tenants = TenantRoutesOfNobody.in(database);
    ConnectorRoutes routes =
        new ConnectorRoutes(
            tenants,
            new ReceptionGate(),
            new AbandonedAddresses(
                new StaticListableBeanFactory().getBeanProvider(CamelRequestHandlerMapping.class)));
    ConnectorSwap swap =
        new ConnectorSwap(catalogue, bundles, new RouteFiles(new SchemaFolders(), tenants), routes);
    ActivationFollower follower = new ActivationFollower(catalogue, swap, log, bundles);
    candidates = new Candidates(root, catalogue, swap, new ExampleCheck());
    activator = new Activator(RECORDED, candidates, log, follower, bundles, catalogue, swap);
    FileFollower files =
        new FileFollower(
            root,
            catalogue,
            swap,
            log,
            new StartOnlyFiles(root),
            new StaticListableBeanFactory().getBeanProvider(NewTenants.class));
    started = new StartedRoutes(catalogue, swap, RECORDED, log, files, follower);
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(
            ResourceHelper.resolveResource(
                camel, "file:" + root.resolve("routes/_shared/echo.camel.yaml")));
    camel.start();
    started.afterApplicationStart(camel);
  }

  /** What the connector's route says. */
  String says(String connector) {
    return camel.getRoute(connector + ".echo") == null
        ? "no route"
        : camel.createProducerTemplate().requestBody("direct:" + connector, "", String.class);
  }

  /** The bundle that a connector runs with. */
  String runs(String connector) {
    return catalogue.find(connector).map(c -> c.bundle().id()).orElse("none");
  }

  @Override
  public void close() {
    started.stop();
    camel.stop();
    pool.close();
  }
}
