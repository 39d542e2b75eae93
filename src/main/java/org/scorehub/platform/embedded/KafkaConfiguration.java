package org.scorehub.platform.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Settings of the broker and of its clients.
 *
 * @param data folder of the logs
 * @param clientPort port for clients, and for the broker's talk with itself
 * @param controllerPort port for the controller quorum of one
 * @param password the password of the one user
 */
record KafkaConfiguration(Path data, int clientPort, int controllerPort, String password) {

  private static final String USER = "scorehub";
  private static final String LOGIN_MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule";

  BrokerSettings clientSettings() {
    return new BrokerSettings(
        "127.0.0.1:" + clientPort,
        Map.of(
            "security.protocol", "SASL_PLAINTEXT",
            "sasl.mechanism", "PLAIN",
            "sasl.jaas.config", jaas("")));
  }

  Properties brokerProperties() {
    Properties properties = new Properties();
    properties.putAll(network());
    properties.putAll(security());
    properties.putAll(storage());
    return properties;
  }

  private Map<String, String> network() {
    return Map.of(
        "process.roles", "broker,controller",
        "node.id", "1",
        "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
        "controller.listener.names", "CONTROLLER",
        "inter.broker.listener.name", "CLIENT",
        "listeners",
            "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(clientPort, controllerPort),
        "advertised.listeners", "CLIENT://127.0.0.1:" + clientPort,
        "group.initial.rebalance.delay.ms", "0",
        "broker.session.timeout.ms", "3000",
        "broker.heartbeat.interval.ms", "500");
  }

  private Map<String, String> security() {
    String accounts = jaas(" user_%s=\"%s\"".formatted(USER, password));
    return Map.of(
        "listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT",
        "sasl.enabled.mechanisms", "PLAIN",
        "sasl.mechanism.inter.broker.protocol", "PLAIN",
        "sasl.mechanism.controller.protocol", "PLAIN",
        "listener.name.client.plain.sasl.jaas.config", accounts,
        "listener.name.controller.plain.sasl.jaas.config", accounts);
  }

  /**
   * A killed process loses nothing. After a crash of the operating system at most the last second
   * is lost; a topic that must not lose even that sets {@code flush.messages=1}.
   */
  private Map<String, String> storage() {
    return Map.of(
        "log.dirs", data.toString(),
        "auto.create.topics.enable", "false",
        "log.flush.interval.ms", "1000",
        "log.flush.scheduler.interval.ms", "500",
        "log.cleaner.dedupe.buffer.size", "16777216",
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "8",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "8");
  }

  private String jaas(String accounts) {
    return "%s required username=\"%s\" password=\"%s\"%s;"
        .formatted(LOGIN_MODULE, USER, password, accounts);
  }
}
