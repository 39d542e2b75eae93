package org.scorehub.activation;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/**
 * A connector's file of routes, read and ready to be added once.
 *
 * @param path from the project root
 * @param text what was read; two files with the same text make the same routes
 * @param routeIds of its routes
 * @param builder adds them
 */
record RouteFile(String path, String text, List<String> routeIds, RouteBuilder builder) {

  RouteFile {
    routeIds = List.copyOf(routeIds);
  }
}
