package org.scorehub.platform.sandbox.contract;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.ConnectorSettings.Tenant;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.DocumentDefinition.Direction;
import org.scorehub.connector.contract.ContractSubject;
import org.scorehub.connector.contract.Violation;
import org.scorehub.delivery.DeliveryParts;
import org.scorehub.platform.sandbox.Twin;

/**
 * Sends the examples of every outbound document by its own route to its twin, which takes them,
 * refuses them, is slow, broken, throttled, breaks off.
 */
public final class DeliveriesCheck extends WireCheck {

  /** Checks against the twins of the sandbox. */
  public DeliveriesCheck() {
    this(Trial.Opposite.OF_THE_SANDBOX);
  }

  DeliveriesCheck(Trial.Opposite opposite) {
    super(opposite);
  }

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
  boolean concerns(DocumentDefinition definition) {
    return definition.direction() == Direction.OUT;
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
    String connector = subject.connector().id();
    if (receiver(trial.settings(), connector, transport.get()).isEmpty()) {
      return List.of("no tenant of sandbox/" + connector + "/tenants.yaml takes it");
    }
    if (Samples.made(subject, document).isEmpty()) {
      return List.of("no example makes a document to send");
    }
    return trial(subject, trial.camel(), trial.settings(), trial.twin(), document, transport.get())
        .run();
  }

  /** The trial of one document, at the first tenant that takes it. */
  static DeliveryTrial trial(
      ContractSubject subject,
      CamelContext camel,
      ConnectorSettings settings,
      Twin twin,
      String document,
      Transport transport) {
    String connector = subject.connector().id();
    String receiver = receiver(settings, connector, transport).orElseThrow();
    Tenant tenant = settings.tenant(connector, receiver);
    List<byte[]> made = Samples.made(subject, document);
    return new DeliveryTrial(
        camel,
        twin,
        transport,
        version ->
            DeliveryParts.parcel(
                connector,
                document,
                subject.connector().outbound(document).orElseThrow().definition(),
                receiver,
                tenant == null ? null : tenant.endpoint(),
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
