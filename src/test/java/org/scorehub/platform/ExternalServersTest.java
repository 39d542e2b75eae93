package org.scorehub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scorehub.cli.HubFailure;

class ExternalServersTest {

  private static final Map<String, String> DATABASE =
      Map.of(
          "HUB_DATABASE_URL", "jdbc:postgresql://db/scorehub",
          "HUB_DATABASE_OWNER_USER", "owner",
          "HUB_DATABASE_OWNER_PASSWORD", "one",
          "HUB_DATABASE_PIPELINE_PASSWORD", "two",
          "HUB_DATABASE_APP_PASSWORD", "three");

  @Test
  void areNoneWithoutTheirAddresses() {
    ExternalServers none = ExternalServers.of(Map.of("HUB_KAFKA_SASL_MECHANISM", "PLAIN"));

    assertThat(none.database()).isEmpty();
    assertThat(none.broker()).isEmpty();
  }

  @Test
  void takeTheDatabaseFromTheEnvironment() {
    assertThat(ExternalServers.of(DATABASE).database())
        .hasValueSatisfying(
            database -> {
              assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://db/scorehub");
              assertThat(database.appPassword()).isEqualTo("three");
            });
  }

  @Test
  void takeFurtherKafkaVariablesAsClientProperties() {
    ExternalServers servers =
        ExternalServers.of(
            Map.of(
                "HUB_KAFKA_BOOTSTRAP_SERVERS", "a:9092,b:9092",
                "HUB_KAFKA_SASL_MECHANISM", "PLAIN"));

    assertThat(servers.broker())
        .hasValueSatisfying(
            broker -> {
              assertThat(broker.bootstrapServers()).isEqualTo("a:9092,b:9092");
              assertThat(broker.clientProperties()).isEqualTo(Map.of("sasl.mechanism", "PLAIN"));
            });
  }

  @Test
  void areRefusedWithoutTheirCredentials() {
    assertThatThrownBy(
            () -> ExternalServers.of(Map.of("HUB_DATABASE_URL", "jdbc:postgresql://db/scorehub")))
        .isInstanceOf(HubFailure.class)
        .hasMessageContaining("HUB_DATABASE_OWNER_PASSWORD, HUB_DATABASE_PIPELINE_PASSWORD");
  }

  @Test
  void nameEveryVariableTheServerProfileMisses() {
    assertThatThrownBy(() -> ExternalServers.of(Map.of()).refuseIfIncomplete())
        .isInstanceOf(HubFailure.class)
        .hasMessageContaining("HUB_DATABASE_URL")
        .hasMessageContaining("HUB_KAFKA_BOOTSTRAP_SERVERS")
        .hasMessageContaining("HUB_DATABASE_APP_PASSWORD");
  }
}
