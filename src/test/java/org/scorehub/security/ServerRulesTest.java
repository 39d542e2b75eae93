package org.scorehub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.platform.HubApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@HubTest
@ExtendWith(OutputCaptureExtension.class)
class ServerRulesTest {

  private static MockEnvironment server() {
    MockEnvironment environment = new MockEnvironment();
    environment.setActiveProfiles("server");
    for (String role : new String[] {"owner", "pipeline", "app"}) {
      environment.setProperty("hub.database." + role + ".password", "kei7-Xo9u-" + role);
    }
    return environment;
  }

  @Test
  void passSecretsOfOnesOwn() {
    assertThatCode(() -> ServerRules.checkSecrets(server())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "sandbox", "Sandbox", "changeme", "password"})
  void refuseSecretsThatAnybodyKnows(String secret) {
    MockEnvironment environment = server();
    environment.setProperty("hub.database.app.password", secret);
    environment.setProperty("hub.buyers.amfori-bsci.token", secret);
    assertThatThrownBy(() -> ServerRules.checkSecrets(environment))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContainingAll("hub.database.app.password", "hub.buyers.amfori-bsci.token")
        .hasMessageNotContaining("pipeline")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void refuseMissingSecrets() {
    MockEnvironment environment = new MockEnvironment();
    environment.setActiveProfiles("server");
    assertThatThrownBy(() -> ServerRules.checkSecrets(environment))
        .hasMessageContainingAll("owner.password", "pipeline.password", "app.password");
  }

  @Test
  void letTheSandboxBe() {
    assertThatCode(() -> ServerRules.checkSecrets(new MockEnvironment()))
        .doesNotThrowAnyException();
  }

  @Test
  void refuseADatabaseThatHasBeenASandboxWithoutAStackTrace(CapturedOutput output) {
    Map<String, Object> settings = new TreeMap<>(HubServers.properties());
    settings.put("server.port", "0");
    SpringApplication hub = new SpringApplication(HubApplication.class);
    hub.setAdditionalProfiles("server");
    hub.setRegisterShutdownHook(false);
    hub.addInitializers(new HubServers());
    hub.setDefaultProperties(settings);
    assertThatThrownBy(hub::run)
        .satisfies(
            failure ->
                assertThat(RefusedToStart.in(failure))
                    .hasValueSatisfying(
                        refusal -> assertThat(refusal).hasMessageContaining("refuses demo users")));
    assertThat(output).doesNotContain("\tat org.", "APPLICATION FAILED");
    HubServers.properties().forEach((name, value) -> hides(output, name, value.toString()));
  }

  private static void hides(CapturedOutput output, String name, String value) {
    if (name.endsWith("password") || name.endsWith("jaas.config")) {
      assertThat(output).doesNotContain(value);
    }
  }
}
