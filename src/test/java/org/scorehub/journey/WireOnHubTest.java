package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.platform.sandbox.contract.HubTrial;
import org.springframework.beans.factory.annotation.Autowired;

/** The contract at the wire, for what needs a database of the buyer. */
@HubTest
class WireOnHubTest {

  @Autowired private CamelContext camel;
  @Autowired private ConnectorCatalogue catalogue;
  @Autowired private ConnectorSettings settings;

  @Test
  void isHeldByRowsSentToADatabase() {
    assertThat(
            HubTrial.findings(
                camel,
                settings,
                catalogue.find("adidas").orElseThrow(),
                "progress-rows",
                HubServers.twin("adidas")))
        .isEmpty();
  }
}
