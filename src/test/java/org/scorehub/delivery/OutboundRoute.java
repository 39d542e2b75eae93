package org.scorehub.delivery;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;

/** One route made from a template of {@code routes/_shared}, with the beans that it names. */
final class OutboundRoute implements AutoCloseable {

  private static final Path SHARED = Path.of("routes/_shared").toAbsolutePath();

  private final CamelContext camel = new DefaultCamelContext();

  /** Starts {@code direct:c.d.out}. */
  static OutboundRoute start(
      String template, Map<String, Object> beans, Map<String, String> parameters) throws Exception {
    OutboundRoute route = new OutboundRoute();
    beans.forEach(route.camel.getRegistry()::bind);
    route.load("errors");
    route.load(template);
    route.camel.start();
    TemplatedRouteBuilder builder =
        TemplatedRouteBuilder.builder(route.camel, template)
            .routeId("c.d.out")
            .parameter("connector", "c")
            .parameter("document", "d");
    parameters.forEach(builder::parameter);
    builder.add();
    return route;
  }

  private void load(String file) throws Exception {
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(
            PluginHelper.getResourceLoader(camel)
                .resolveResource("file:" + SHARED.resolve(file + ".camel.yaml")));
  }

  /** Makes one attempt with these properties; what the route says of it. */
  Answer attempt(Map<String, Object> properties) {
    Exchange exchange = new DefaultExchange(camel);
    properties.forEach(exchange::setProperty);
    try (var producer = camel.createProducerTemplate()) {
      return Objects.requireNonNull(
          producer.send("direct:c.d.out", exchange).getProperty("hub.answer", Answer.class));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    camel.stop();
  }
}
