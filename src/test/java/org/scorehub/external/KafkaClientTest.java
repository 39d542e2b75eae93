package org.scorehub.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.platform.embedded.BrokerSettings;
import org.scorehub.platform.embedded.EmbeddedServers;
import org.scorehub.platform.embedded.HubHome;

/** An off-the-shelf Kafka and registry client understands our framing, headers and schemas. */
class KafkaClientTest {

  private static final String TOPIC = "scorehub.buyer.demo-retail.v1";
  private static final int SCHEMA_ID = 7;
  private static final Path AUDIT =
      Path.of("mappings/amfori-bsci/examples/audit/poor-factory-with-25-findings/expected.json");

  @Test
  void decodesAnEventOfABuyersTopic(@TempDir Path folder) throws Exception {
    NodeClient.skipUnlessInstalled();
    HttpServer registry = registry();
    try (HubHome home = HubHome.open(folder.resolve("home"));
        EmbeddedServers servers = EmbeddedServers.start(home, false, true)) {
      BrokerSettings broker = servers.broker().orElseThrow();
      send(broker, AvroCodec.frame(SCHEMA_ID, AvroCodec.encode(audit())));
      JsonNode event = read(broker, registry.getAddress().getPort());
      assertThat(event.get("key").textValue()).isEqualTo("a-site");
      assertThat(event.at("/headers/ce_type").textValue())
          .isEqualTo("org.scorehub.audit.recorded.v1");
      assertThat(event.at("/value/nativeId").textValue()).isEqualTo("25-0412345");
      assertThat(event.at("/value/findings")).hasSize(25);
      assertThat(event.at("/value/site/localName").textValue()).isEqualTo("海蓝样品服装有限公司");
    } finally {
      registry.stop(0);
    }
  }

  private static JsonNode read(BrokerSettings broker, int registryPort) {
    NodeClient.Run run =
        NodeClient.kafka()
            .run(
                jaas(broker, "username"),
                jaas(broker, "password"),
                broker.bootstrapServers(),
                TOPIC,
                "http://127.0.0.1:" + registryPort,
                "1",
                "60")
            .succeeded();
    assertThat(run.out()).hasSize(1);
    return run.out().get(0);
  }

  private static void send(BrokerSettings broker, byte[] value) throws Exception {
    Map<String, Object> settings = new HashMap<>(broker.clientProperties());
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, "a-site", value);
    record.headers().add("ce_type", "org.scorehub.audit.recorded.v1".getBytes(UTF_8));
    try (Admin admin = Admin.create(settings);
        var producer =
            new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(1, TimeUnit.MINUTES);
      producer.send(record).get(1, TimeUnit.MINUTES);
    }
  }

  private static Audit audit() throws IOException {
    JsonNode json = new ObjectMapper().readTree(AUDIT.toFile());
    Conversion<Audit> conversion = CanonicalJson.read(Audit.class, json);
    return ((Conversion.Canonical<Audit>) conversion).value();
  }

  private static String jaas(BrokerSettings broker, String option) {
    String login = broker.clientProperties().getOrDefault("sasl.jaas.config", "");
    Matcher value = Pattern.compile(option + "=\"([^\"]*)\"").matcher(login);
    assertThat(value.find()).as(option).isTrue();
    return value.group(1);
  }

  private static HttpServer registry() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/schemas/ids/" + SCHEMA_ID, KafkaClientTest::answer);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body =
          new ObjectMapper().writeValueAsBytes(Map.of("schema", Audit.getClassSchema().toString()));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
