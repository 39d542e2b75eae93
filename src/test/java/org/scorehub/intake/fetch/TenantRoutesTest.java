package org.scorehub.intake.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.connector.ConnectorSettings.Tenant;

class TenantRoutesTest {

  private static final Map<String, String> RIGHT = Map.of("path", "/x", "items", "/data");

  @TempDir private Path folder = Path.of("");

  private static Tenant at(String endpoint) {
    return new Tenant(URI.create(endpoint), null, null, null, null, null, null, false);
  }

  private static Tenant sendsOnly() {
    return new Tenant(null, null, null, null, null, null, null, true);
  }

  private List<String> routes(
      String template, Map<String, String> parameters, Map<String, Tenant> tenants)
      throws Exception {
    try (FetchingHub hub =
        new FetchingHub(FetchingHub.project(folder, template, parameters), tenants, new Topic())) {
      return hub.routes().stream().filter(id -> id.startsWith("source.")).toList();
    }
  }

  @Test
  void thereIsOneForEachTenantThatCanBeAsked() throws Exception {
    assertThat(
            routes(
                "rest-poll",
                RIGHT,
                Map.of(
                    "first", at("http://127.0.0.1:1"),
                    "second", at("https://127.0.0.1:1"),
                    "database", at("jdbc:postgresql://127.0.0.1:1/x"),
                    "sender", sendsOnly())))
        .containsExactlyInAnyOrder("source.item.in.first", "source.item.in.second");
  }

  @Test
  void aWrongTemplateOrParameterStopsNothingElse() throws Exception {
    Map<String, Tenant> tenants = Map.of("first", at("http://127.0.0.1:1"));
    assertThat(routes("no-such-template", Map.of("path", "/x"), tenants)).isEmpty();
    assertThat(routes("rest-poll", Map.of("path", "/x"), tenants)).isEmpty();
    assertThat(routes("rest-poll", Map.of("path", "/x", "items", "", "colour", "red"), tenants))
        .isEmpty();
    assertThat(
            routes(
                "rest-poll",
                Map.of("path", "/x", "items", "", "endpoint", "http://elsewhere"),
                tenants))
        .isEmpty();
    assertThat(routes("rest-poll", Map.of("path", "/x", "items", "", "interval", "often"), tenants))
        .isEmpty();
  }
}
