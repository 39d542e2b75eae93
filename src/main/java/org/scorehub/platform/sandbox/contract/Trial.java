package org.scorehub.platform.sandbox.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.TenantLogin;
import org.scorehub.delivery.DeliveryParts;
import org.scorehub.intake.fetch.FetchTrial;
import org.scorehub.platform.sandbox.SandboxFiles;
import org.scorehub.platform.sandbox.SandboxTenants;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinHost;
import org.scorehub.platform.sandbox.Twins;
import org.springframework.util.FileSystemUtils;

/** A connector's routes that move documents, and what stands in for its other side. */
final class Trial implements AutoCloseable {

  /** Time limit of the hub's requests, shorter than a slow twin takes. */
  private static final String PATIENCE_MILLIS = "600";

  private static final String SLOW_MILLIS = "1000";

  /** A file takes several steps, each of them slow. */
  private static final String SLOW_STEP_MILLIS = "200";

  private static final List<String> TEMPLATES =
      List.of(
          "errors",
          "http-out",
          "soap-out",
          "sftp-out",
          "folder-out",
          "rest-poll",
          "sftp-in",
          "folder-in");

  private final Path folder;
  private final Twin twin;
  private final ConnectorSettings settings;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final FetchTrial fetching;

  /** Starts what stands in for the other side of a connector. */
  @FunctionalInterface
  interface Opposite {

    /** The twin that the sandbox has. */
    Opposite OF_THE_SANDBOX =
        (connector, host) -> Twins.start(host, Set.of(connector), 0).of(connector).orElseThrow();

    Twin start(String connector, TwinHost host);
  }

  private Trial(Path root, String connector, Path folder, Opposite opposite) throws Exception {
    this.folder = folder;
    Map<String, String> environment =
        Map.of(
            variable(connector, "SLOW_MILLIS"),
            Routes.byFile(root, connector) ? SLOW_STEP_MILLIS : SLOW_MILLIS,
            "HUB_HOME",
            folder.toString());
    TwinHost host = new TwinHost(root, folder, environment, "127.0.0.1", Optional.empty());
    this.twin = opposite.start(connector, host);
    this.settings =
        SandboxTenants.settings(
            SandboxFiles.of(root), connector, twin.properties(), host.environment());
    TenantLogin logins = new TenantLogin(settings);
    DeliveryParts.bind(camel, settings, logins);
    this.fetching = FetchTrial.in(camel, settings, logins);
    try {
      start(root, connector);
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  /**
   * Starts the twin and the routes of a connector, none of which needs a database.
   *
   * @param root folder of the project
   * @throws IllegalStateException if they do not start; the message says why
   */
  static Trial start(Path root, String connector, Path folder, Opposite opposite) {
    try {
      return new Trial(root, connector, folder, opposite);
    } catch (Exception e) { // whatever Camel throws at a wrong route
      throw new IllegalStateException(reason(e), e);
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private static String variable(String connector, String name) {
    return "HUB_TWINS_" + connector.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + name;
  }

  private void start(Path root, String connector) throws Exception {
    camel.setAutowiredEnabled(false);
    camel.getShutdownStrategy().setTimeout(2);
    camel.getShutdownStrategy().setSuppressLoggingOnTimeout(true);
    camel.getComponent("http", HttpComponent.class).setAutomaticRetriesDisabled(true);
    Map<String, String> properties = new HashMap<>();
    properties.put("hub.http.response-timeout", PATIENCE_MILLIS);
    properties.forEach(camel.getPropertiesComponent()::addInitialProperty);
    for (String template : TEMPLATES) {
      load(root.resolve("routes/_shared/" + template + ".camel.yaml"));
    }
    for (Path file : Routes.sending(root, connector)) {
      load(file);
    }
    camel.addRoutes(fetching.receiving());
    camel.start();
  }

  private void load(Path file) throws Exception {
    Resource resource = ResourceHelper.resolveResource(camel, "file:" + file.toAbsolutePath());
    PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
  }

  DefaultCamelContext camel() {
    return camel;
  }

  Twin twin() {
    return twin;
  }

  ConnectorSettings settings() {
    return settings;
  }

  FetchTrial fetching() {
    return fetching;
  }

  @Override
  public void close() {
    camel.stop();
    twin.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
