package org.scorehub.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.journey.AuditFixture;
import org.scorehub.journey.BuyerTopics;
import org.scorehub.journey.HubUnderTest;
import org.scorehub.platform.embedded.BrokerSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that are not ours use the running hub, from a call to the decoded events. */
@HubTest
class RunningHubTest {

  private static final Pattern LOGIN = Pattern.compile("username=\"(.*?)\" password=\"(.*?)\"");

  @LocalServerPort private int port;
  @Autowired private HubUnderTest hub;
  @Autowired private BuyerTopics topics;

  private final AuditFixture audit =
      AuditFixture.audit().finding("7.14", "no", "No extinguisher on the second floor");

  private NodeClient.Run submit(String operation, Path message) {
    String endpoint = "http://127.0.0.1:" + port + "/services/amfori-bsci";
    return NodeClient.soap()
        .run("engineer", "sandbox", endpoint + "?wsdl", endpoint, operation, message.toString());
  }

  @Test
  void takesAnAuditFromASoapClient(@TempDir Path folder) throws IOException {
    Path message = Files.writeString(folder.resolve("audit.xml"), audit.toXml());
    NodeClient.Run run = submit("submitAudit", message).succeeded();
    String id = run.out().get(0).at("/result/exchangeId").textValue();
    assertThat(hub.settled("engineer", id).path("state").textValue()).isEqualTo("RECORDED");
  }

  @Test
  void tellsASoapClientWhatIsWrongWithItsCall(@TempDir Path folder) throws IOException {
    Path message =
        Files.writeString(
            folder.resolve("large.xml"),
            audit.toXml().replace("</header>", " ".repeat(11_000_000) + "</header>"));
    NodeClient.Run run = submit("submitAudit", message);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.out().get(0).at("/fault/detail/problemReport/problem").toString())
        .contains("limit.bytes", "10485760");
  }

  @Test
  void letsAKafkaClientDecodeEveryEventOfABuyer() {
    String site = hub.recordAudit(audit);
    topics.about("demo-retail", site, 2);
    BrokerSettings broker = HubServers.broker();
    Matcher login = LOGIN.matcher(broker.clientProperties().getOrDefault("sasl.jaas.config", ""));
    assertThat(login.find()).isTrue();
    List<JsonNode> events =
        NodeClient.kafka()
            .run(
                login.group(1),
                login.group(2),
                broker.bootstrapServers(),
                BuyerTopics.topic("demo-retail"),
                "http://127.0.0.1:" + port,
                Long.toString(topics.size("demo-retail")),
                "60")
            .succeeded()
            .out();
    assertThat(events)
        .filteredOn(event -> event.path("key").textValue().equals(site))
        .extracting(event -> event.at("/headers/ce_type").textValue())
        .contains("org.scorehub.audit.recorded.v1", "org.scorehub.recommendations.changed.v1");
  }
}
