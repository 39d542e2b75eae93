package org.scorehub.platform.sandbox.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.ConnectorSettings.Tenant;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.DocumentDefinition.Direction;
import org.scorehub.connector.contract.ContractSubject;
import org.scorehub.connector.contract.Violation;
import org.scorehub.delivery.DeliveryParts;

/**
 * Sends the examples of every outbound document by its own route to its twin, which takes them,
 * refuses them, is slow, broken, throttled, breaks off.
 */
public final class DeliveriesCheck extends WireCheck {

  @Override
  public String name() {
    return "deliveries";
  }

  @Override
  public String promise() {
    return "What is sent arrives unaltered under one key, however the other side fails meanwhile;"
        + " a refusal ends it, and is the only thing that does.";
  }

  @Override
  Map<String, DocumentDefinition> documents(ContractSubject subject) {
    Map<String, DocumentDefinition> outbound = new LinkedHashMap<>();
    subject
        .connector()
        .definition()
        .documents()
        .forEach(
            (name, definition) -> {
              if (definition.direction() == Direction.OUT) {
                outbound.put(name, definition);
              }
            });
    return outbound;
  }

  @Override
  Optional<String> wanting(
      ContractSubject subject, String document, DocumentDefinition definition) {
    Routes.Place route = Routes.of(subject.root(), subject.connector().id(), document);
    return Optional.of(route.template())
        .filter("sql-out"::equals)
        .map(template -> "a database of theirs (" + document + " goes by " + template + ")");
  }

  @Override
  void run(ContractSubject subject, Trial trial, List<Problem> problems) {
    for (String document : documents(subject).keySet()) {
      Routes.Place route = Routes.of(subject.root(), subject.connector().id(), document);
      findings(subject, trial, document, route)
          .forEach(
              finding ->
                  problems.add(
                      Violation.of(route.file(), route.line(), document + ": " + finding)));
    }
  }

  private static List<String> findings(
      ContractSubject subject, Trial trial, String document, Routes.Place route) {
    Optional<Transport> transport = Transport.of(route.template());
    if (transport.isEmpty()) {
      return List.of("no route of the connector sends it");
    }
    Optional<String> tenant = receiver(trial.settings(), subject.connector().id(), transport.get());
    List<byte[]> made = Samples.made(subject, document);
    if (tenant.isEmpty() || made.isEmpty()) {
      return List.of(
          tenant.isEmpty()
              ? "no tenant of sandbox/" + subject.connector().id() + "/tenants.yaml takes it"
              : "no example makes a document to send");
    }
    return trial(subject, trial, document, transport.get(), tenant.get(), made).run();
  }

  private static DeliveryTrial trial(
      ContractSubject subject,
      Trial trial,
      String document,
      Transport transport,
      String tenant,
      List<byte[]> made) {
    String connector = subject.connector().id();
    Tenant settings = trial.settings().tenant(connector, tenant);
    return new DeliveryTrial(
        trial.camel(),
        trial.twin(),
        transport,
        version ->
            DeliveryParts.parcel(
                connector,
                document,
                subject.connector().outbound(document).orElseThrow().definition(),
                tenant,
                settings == null ? null : settings.endpoint(),
                made.get((int) (version % made.size())),
                version));
  }

  /** The first tenant, by name, that takes what goes this way. */
  static Optional<String> receiver(
      ConnectorSettings settings, String connector, Transport transport) {
    return new TreeSet<>(settings.tenantsOf(connector))
        .stream()
            .filter(
                id -> {
                  Tenant tenant = settings.tenant(connector, id);
                  return tenant != null
                      && !tenant.sendsOnly()
                      && (transport == Transport.FOLDER
                          ? tenant.folder() != null
                          : tenant.endpoint() != null);
                })
            .findFirst();
  }
}
