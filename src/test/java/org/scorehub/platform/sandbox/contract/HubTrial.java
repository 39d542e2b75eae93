package org.scorehub.platform.sandbox.contract;

import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.contract.ContractSubject;
import org.scorehub.platform.sandbox.Twin;

/** Tries deliveries out on a whole hub. */
public final class HubTrial {

  private HubTrial() {}

  /** What broke the promise of a document that goes into a database. */
  public static List<String> findings(
      CamelContext camel,
      ConnectorSettings settings,
      Connector connector,
      String document,
      Twin twin) {
    ContractSubject subject = new ContractSubject(Path.of("").toAbsolutePath(), connector);
    return DeliveriesCheck.trial(subject, camel, settings, twin, document, Transport.SQL).run();
  }
}
