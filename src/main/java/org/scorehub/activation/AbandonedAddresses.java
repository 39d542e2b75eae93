package org.scorehub.activation;

import java.util.List;
import java.util.Map;
import org.apache.camel.component.platform.http.springboot.CamelRequestHandlerMapping;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * Addresses that Camel leaves with a route that has ended: it never takes one back (4.18), and who
 * posts there would be answered by nobody's route.
 */
@Component
class AbandonedAddresses {

  private final ObjectProvider<CamelRequestHandlerMapping> mappings;

  AbandonedAddresses(ObjectProvider<CamelRequestHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  /** Takes them back, so that they are answered as any address that there is not. */
  void forget() {
    mappings.forEach(AbandonedAddresses::forget);
  }

  private static void forget(CamelRequestHandlerMapping mapping) {
    List<RequestMappingInfo> ended =
        mapping.getHandlerMethods().entrySet().stream()
            .filter(entry -> hasEnded(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    ended.forEach(mapping::unregisterMapping);
  }

  private static boolean hasEnded(HandlerMethod handler) {
    return handler.getBean() instanceof SpringBootPlatformHttpConsumer consumer
        && !consumer.isStarted();
  }
}
