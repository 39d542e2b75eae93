package org.scorehub.web.subscription;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How an organisation gets its suppliers as data: examples to copy, with the addresses of this hub
 * and placeholders for names and passwords.
 *
 * @param topic the organisation's own
 * @param group proposal for a consumer group
 * @param registry address of the schema registry
 */
record DataFeed(String base, String topic, String group, String registry, FeedSettings kafka) {

  static final String USERNAME = "USERNAME";
  static final String PASSWORD = "PASSWORD";

  /** The feed of an organisation at the hub's address, which has no slash at its end. */
  static DataFeed of(String organisation, String base, FeedSettings kafka) {
    return new DataFeed(
        base, "scorehub.buyer." + organisation + ".v1", organisation + "-suppliers", base, kafka);
  }

  public String bootstrap() {
    return kafka.bootstrapServers();
  }

  /** Settings of a client that is written in Java. */
  public String properties() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("bootstrap.servers", bootstrap());
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    settings.put("security.protocol", kafka.protocol());
    if (!kafka.mechanism().isEmpty()) {
      settings.put("sasl.mechanism", kafka.mechanism());
      settings.put("sasl.jaas.config", login());
    }
    StringBuilder file = new StringBuilder();
    settings.forEach((name, value) -> file.append(name).append('=').append(value).append('\n'));
    return file.toString();
  }

  private String login() {
    String module =
        kafka.mechanism().toUpperCase(Locale.ROOT).startsWith("SCRAM")
            ? "org.apache.kafka.common.security.scram.ScramLoginModule"
            : "org.apache.kafka.common.security.plain.PlainLoginModule";
    return module + " required username=\"" + USERNAME + "\" password=\"" + PASSWORD + "\";";
  }

  /** Key and headers of each event with kcat, many builds of which cannot decode Avro. */
  public String kcat() {
    String login =
        kafka.mechanism().isEmpty()
            ? ""
            : " -X sasl.mechanism=%s \\\n  -X sasl.username=%s -X sasl.password=%s"
                .formatted(kafka.mechanism(), USERNAME, PASSWORD);
    return "kcat -C -b %s -X security.protocol=%s%s \\\n  -t %s -o beginning -f '%%k %%h\\n'"
        .formatted(bootstrap(), kafka.protocol(), login, topic);
  }

  /** A program in Java that prints events, with the settings above in client.properties. */
  public String java() {
    return """
        import com.fasterxml.jackson.databind.ObjectMapper;
        import java.io.FileReader;
        import java.net.URI;
        import java.nio.ByteBuffer;
        import java.time.Duration;
        import java.util.*;
        import org.apache.avro.Schema;
        import org.apache.avro.generic.GenericDatumReader;
        import org.apache.avro.io.DecoderFactory;
        import org.apache.kafka.clients.consumer.KafkaConsumer;
        import org.apache.kafka.common.serialization.*;

        class Events {
          public static void main(String[] args) throws Exception {
            var settings = new Properties();
            try (var file = new FileReader("client.properties")) {
              settings.load(file);
            }
            var schemas = new HashMap<Integer, Schema>();
            try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
              consumer.subscribe(List.of("%s"));
              while (true) {
                for (var event : consumer.poll(Duration.ofSeconds(1))) {
                  byte[] value = event.value(); // a zero, the id of the schema, the record
                  int id = ByteBuffer.wrap(value).getInt(1);
                  if (!schemas.containsKey(id)) {
                    var answer = new ObjectMapper().readTree(URI.create("%s/schemas/ids/" + id).toURL());
                    schemas.put(id, new Schema.Parser().parse(answer.get("schema").asText()));
                  }
                  var record = DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null);
                  System.out.println(
                      event.key() + " " + new GenericDatumReader<>(schemas.get(id)).read(null, record));
                }
              }
            }
          }
        }"""
        .formatted(topic, registry);
  }

  /** A request for the suppliers that a query leaves. */
  public String suppliers(String query) {
    return curl("/api/v1/suppliers" + (query.isEmpty() ? "" : '?' + query));
  }

  /** A request for what changed in a week. */
  public String changes() {
    return curl("/api/v1/suppliers/changes?since=P7D");
  }

  private String curl(String path) {
    return "curl -u %s:%s '%s%s'".formatted(USERNAME, PASSWORD, base, path.replace("'", "%27"));
  }
}
