package org.scorehub.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

class SettingMistakesTest {

  private static final String RIGHT =
      """
      hub:
        connectors:
          orchard:
            tenants:
              market:
                endpoint: https://market.example
                sends-only: true
      """;

  @Test
  void areNoneInRightSettings() throws IOException {
    assertThat(mistakes(RIGHT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orchard:    | orchid: | hub.connectors.orchid: there is no connector "orchid"; did you mean orchard? (Byte array resource [settings] - 6:21)
          tenants:    | tenant: | hub.connectors.orchard.tenant.market.endpoint: expected hub.connectors.orchard.tenants.<tenant>.<setting> (Byte array resource [settings] - 6:21)
          sends-only: | send-only: | hub.connectors.orchard.tenants.market.send-only: there is no setting of a tenant "send-only"; did you mean sends-only? (Byte array resource [settings] - 7:22)
          https://market.example | market.example | hub.connectors.orchard.tenants.market.endpoint: "market.example" is no address that the hub can call; it begins with one of http:, https:, sftp:, jdbc: (Byte array resource [settings] - 6:21)
          """)
  void areNamedWithTheirPlace(String right, String wrong, String said) throws IOException {
    assertThat(mistakes(RIGHT.replace(right, wrong))).first().isEqualTo(said);
  }

  @Test
  void passSettingsSpelledAsEnvironmentVariablesAre() throws IOException {
    assertThat(mistakes(RIGHT.replace("sends-only", "sendsOnly"))).isEmpty();
  }

  private static List<String> mistakes(String yaml) throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("settings", new ByteArrayResource(yaml.getBytes(UTF_8), "settings"))
        .forEach(environment.getPropertySources()::addLast);
    return SettingMistakes.of(environment, List.of("orchard", "inditex"));
  }
}
