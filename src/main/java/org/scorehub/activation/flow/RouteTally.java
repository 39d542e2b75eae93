package org.scorehub.activation.flow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.stereotype.Component;

/** Counts what went through each route of this instance since it started. */
@Component
final class RouteTally implements RoutePolicyFactory {

  private static final Count NONE = new Count();

  /** A route's exchanges. */
  static final class Count {
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();

    long completed() {
      return completed.sum();
    }

    long failed() {
      return failed.sum();
    }
  }

  private final Map<String, Count> counts = new ConcurrentHashMap<>();

  Count of(String routeId) {
    return counts.getOrDefault(routeId, NONE);
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    Count count = counts.computeIfAbsent(routeId, id -> new Count());
    return new RoutePolicySupport() {
      @Override
      public void onExchangeDone(Route done, Exchange exchange) {
        (exchange.isFailed() ? count.failed : count.completed).increment();
      }
    };
  }
}
