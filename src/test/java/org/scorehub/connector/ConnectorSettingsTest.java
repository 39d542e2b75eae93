package org.scorehub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scorehub.platform.sandbox.SandboxTenants;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** The settings of the sandbox bind. */
class ConnectorSettingsTest {

  @Test
  void tenantsWithAnEndpointBind() {
    ConnectorSettings settings = sandbox("http://127.0.0.1:41234");

    assertThat(settings.tenantsOf("amfori-bsci"))
        .containsExactlyInAnyOrder("demo-retail", "demo-brand");
    assertThat(settings.tenant("amfori-bsci", "demo-brand"))
        .isNotNull()
        .satisfies(
            tenant ->
                assertThat(tenant.endpoint())
                    .hasToString("http://127.0.0.1:41234/demo-brand/improvement-progress"));
  }

  @Test
  void aTenantThatOnlySendsBinds() {
    ConnectorSettings settings = sandbox("http://127.0.0.1:41234");

    assertThat(settings.tenantsOf("fip-archive")).containsExactly("score-programme");
    assertThat(settings.tenant("fip-archive", "score-programme"))
        .isNotNull()
        .satisfies(tenant -> assertThat(tenant.endpoint()).isNull());
  }

  private static ConnectorSettings sandbox(String twin) {
    StandardEnvironment environment = new StandardEnvironment();
    MutablePropertySources sources = environment.getPropertySources();
    sources.addFirst(new MapPropertySource("twin", Map.of("hub.twins.amfori-bsci.url", twin)));
    SandboxTenants.of(Path.of("")).forEach(sources::addLast);
    return Binder.get(environment).bind("hub", ConnectorSettings.class).get();
  }
}
