package org.scorehub.connector.declaration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.EndpointUriFactory;

/** The Camel components that this hub has, and the options that their endpoints take. */
final class CamelEndpoints {

  private static final String COMPONENT = "META-INF/services/org/apache/camel/component/";
  private static final String OPTIONS = "META-INF/services/org/apache/camel/urifactory/%s-endpoint";
  private static final String NAMES = "META-INF/services/org/apache/camel/component.properties";
  private static final Map<String, Optional<EndpointUriFactory>> KNOWN = new ConcurrentHashMap<>();

  private CamelEndpoints() {}

  /** Whether routes of this hub may use the component. */
  static boolean has(String scheme) {
    return CamelEndpoints.class.getClassLoader().getResource(COMPONENT + scheme) != null;
  }

  /** Names of all components that this hub has. */
  static Set<String> all() {
    Set<String> names = new TreeSet<>();
    try {
      for (URL list : Collections.list(CamelEndpoints.class.getClassLoader().getResources(NAMES))) {
        try (InputStream properties = list.openStream()) {
          names.addAll(names(properties));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static List<String> names(InputStream properties) throws IOException {
    Properties read = new Properties();
    read.load(properties);
    return List.of(read.getProperty("components", "").split("\\s+", -1));
  }

  /** What is known of the options of a component's endpoints; empty if nothing is. */
  static Optional<EndpointUriFactory> options(String scheme) {
    return KNOWN.computeIfAbsent(scheme, CamelEndpoints::load);
  }

  private static Optional<EndpointUriFactory> load(String scheme) {
    try (InputStream service = stream(OPTIONS.formatted(scheme))) {
      Properties properties = new Properties();
      properties.load(service);
      Class<?> type = Class.forName(properties.getProperty("class"));
      return Optional.of((EndpointUriFactory) type.getDeclaredConstructor().newInstance());
    } catch (IOException | ReflectiveOperationException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private static InputStream stream(String resource) throws IOException {
    InputStream stream = CamelEndpoints.class.getClassLoader().getResourceAsStream(resource);
    if (stream == null) {
      throw new IOException("there is no " + resource);
    }
    return stream;
  }
}
