package org.scorehub.connector.declaration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The beans that routes may name, with the methods they may call, from {@code
 * route-beans.properties} beside this class.
 */
final class RouteBeans {

  private static final Map<String, Set<String>> METHODS = load();

  private RouteBeans() {}

  static Set<String> names() {
    return METHODS.keySet();
  }

  /** Methods of a bean; empty if there is no such bean, or none that is called by name. */
  static Set<String> methods(String bean) {
    return METHODS.getOrDefault(bean, Set.of());
  }

  private static Map<String, Set<String>> load() {
    Properties properties = new Properties();
    try (InputStream list = RouteBeans.class.getResourceAsStream("route-beans.properties")) {
      properties.load(list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Set<String>> methods = new TreeMap<>();
    for (String bean : properties.stringPropertyNames()) {
      String[] names = properties.getProperty(bean).split("[,\\s]+", -1);
      Set<String> each = new TreeSet<>(Arrays.asList(names));
      each.remove("");
      methods.put(bean, each);
    }
    return methods;
  }
}
