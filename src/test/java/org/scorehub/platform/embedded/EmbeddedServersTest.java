package org.scorehub.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real servers; all tests share one folder, whose name holds a space on purpose. */
class EmbeddedServersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static @Nullable Path folder;
  private static @Nullable Hub hub;

  @BeforeAll
  static void chooseFolder(@TempDir Path temporary) {
    folder = temporary.resolve("hub home");
  }

  @BeforeEach
  void startServers() {
    if (hub == null) {
      HubHome home = HubHome.open(folder());
      hub = new Hub(home, EmbeddedServers.start(home, true, true));
    }
  }

  @AfterAll
  static void stopServers() {
    if (hub != null) {
      hub.servers().close();
      hub.home().close();
      hub = null;
    }
  }

  @Test
  void keepDataWhenAServerIsKilled() throws Exception {
    String mark = writeEverywhere();
    List<ProcessHandle> killed = processes();

    killed.forEach(ProcessHandle::destroyForcibly);

    await().atMost(PATIENCE).until(() -> processes().stream().noneMatch(killed::contains));
    await().atMost(PATIENCE).ignoreExceptions().until(() -> readEverywhere().contains(mark));
  }

  @Test
  void keepDataAndPortsWhenTheHubRestartsAndLeaveNoOrphanWhenItIsKilled() throws Exception {
    String mark = writeEverywhere();
    String address = database().jdbcUrl();
    stopServers();
    Process killed = startHubInOwnProcess();
    assertThatThrownBy(() -> HubHome.open(folder()))
        .isInstanceOf(HubHomeInUse.class)
        .hasMessageContaining("pid " + killed.pid());
    List<ProcessHandle> orphans =
        Stream.of("kafka", "postgres")
            .map(name -> ChildRecord.read(folder().resolve("run/" + name + ".json")))
            .map(child -> child.flatMap(ChildRecord::process).orElseThrow())
            .toList();

    killed.destroyForcibly().waitFor();
    startServers();

    assertThat(readEverywhere()).contains(mark);
    assertThat(database().jdbcUrl()).isEqualTo(address);
    assertThat(orphans).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void listenOnLoopbackOnly() throws IOException {
    for (int port : List.of(port("postgres"), port("kafka"), port("kafka-controller"))) {
      assertThat(accepts(Ports.loopback(), port)).isTrue();
      for (InetAddress other : otherLocalAddresses()) {
        assertThat(accepts(other, port)).as("%s:%d", other, port).isFalse();
      }
    }
  }

  @Test
  void wantAPasswordForTheDatabase() {
    for (String user : List.of("postgres", "scorehub_owner")) {
      assertThatThrownBy(() -> DriverManager.getConnection(database().jdbcUrl(), user, "wrong"))
          .isInstanceOf(SQLException.class)
          .extracting(failure -> ((SQLException) failure).getSQLState())
          .isEqualTo("28P01");
    }
  }

  @Test
  void wantAPasswordForTheBroker() {
    Map<String, Object> wrong = clientProperties();
    wrong.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"scorehub\" password=\"wrong\";");
    try (Admin admin = Admin.create(wrong)) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  void writeThroughToTheDisk() throws SQLException {
    try (Connection connection = connect()) {
      assertThat(query(connection, "SHOW fsync")).containsExactly("on");
      assertThat(query(connection, "SHOW synchronous_commit")).containsExactly("on");
      assertThat(query(connection, "SHOW full_page_writes")).containsExactly("on");
    }
  }

  @Test
  void giveTheOwnerNoMoreThanTheMigrationsNeed() throws SQLException {
    try (Connection connection = connect()) {
      assertThat(query(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
          .containsExactly("f");
      execute(connection, "CREATE ROLE made_by_owner");
      execute(connection, "DROP ROLE made_by_owner");
    }
  }

  @Test
  void keepPasswordsOutOfTheirText() {
    assertThat(database().toString()).doesNotContain(database().ownerPassword());
    assertThat(broker().toString()).doesNotContain("password");
  }

  /** A row and a record with the same new mark. */
  private static String writeEverywhere() throws Exception {
    String mark = UUID.randomUUID().toString();
    try (Connection connection = connect()) {
      execute(connection, "CREATE TABLE IF NOT EXISTS marks (mark text)");
      execute(connection, "INSERT INTO marks VALUES ('" + mark + "')");
    }
    try (Admin admin = Admin.create(clientProperties())) {
      if (!admin.listTopics().names().get().contains("marks")) {
        admin.createTopics(List.of(new NewTopic("marks", 1, (short) 1))).all().get();
      }
    }
    Map<String, Object> properties = clientProperties();
    properties.put("acks", "all");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("marks", mark)).get();
    }
    return mark;
  }

  /** The marks that stand both in the database and on the topic. */
  private static List<String> readEverywhere() throws SQLException {
    List<String> marks = readTopic();
    try (Connection connection = connect()) {
      marks.retainAll(query(connection, "SELECT mark FROM marks"));
    }
    return marks;
  }

  private static List<String> readTopic() {
    TopicPartition partition = new TopicPartition("marks", 0);
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            clientProperties(), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(found -> values.add(found.value()));
      }
    }
    return values;
  }

  private static Process startHubInOwnProcess() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HubStandIn.class.getName(),
                folder().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("CLASSPATH", ChildClassPath.current());
    Process process = builder.start();
    assertThat(process.inputReader().readLine()).startsWith("ready");
    return process;
  }

  private static boolean accepts(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<InetAddress> otherLocalAddresses() throws IOException {
    List<InetAddress> addresses =
        new ArrayList<>(List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 2})));
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.equals(Ports.loopback()))
        .forEach(addresses::add);
    return addresses;
  }

  private static List<ProcessHandle> processes() {
    return running().supervisors().stream().map(Supervisor::process).toList();
  }

  private static Map<String, Object> clientProperties() {
    Map<String, Object> properties = new HashMap<>(broker().clientProperties());
    properties.put("bootstrap.servers", broker().bootstrapServers());
    properties.put("request.timeout.ms", "5000");
    properties.put("default.api.timeout.ms", "20000");
    return properties;
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database().jdbcUrl(), database().ownerUser(), database().ownerPassword());
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    }
    return values;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DatabaseSettings database() {
    return running().database().orElseThrow();
  }

  private static BrokerSettings broker() {
    return running().broker().orElseThrow();
  }

  private static EmbeddedServers running() {
    return hub().servers();
  }

  private static int port(String purpose) {
    return Ports.of(hub().home()).known(purpose);
  }

  private static Hub hub() {
    return Objects.requireNonNull(hub);
  }

  private static Path folder() {
    return Objects.requireNonNull(folder);
  }

  private record Hub(HubHome home, EmbeddedServers servers) {}
}
