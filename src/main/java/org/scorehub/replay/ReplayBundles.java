package org.scorehub.replay;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.mapping.Bundle;
import org.springframework.stereotype.Component;

/** Finds the connector, compiled from the files that a command wants. */
@Component
final class ReplayBundles {

  /** Finds connectors for one command, each once. */
  @FunctionalInterface
  interface Finder {
    /**
     * The connector with the files wanted.
     *
     * @param was files that the exchange was translated with; null or empty if with none
     * @throws ReplayRefused if there are no such files, or none that work
     */
    Connector find(String connector, @Nullable String was);
  }

  private record Wanted(String connector, String was) {}

  private final ConnectorCatalogue catalogue;
  private final KeptConnectors kept;

  ReplayBundles(ConnectorCatalogue catalogue, KeptConnectors kept) {
    this.catalogue = catalogue;
    this.kept = kept;
  }

  /**
   * The connector with the files wanted.
   *
   * @param was files that the exchange was translated with; null or empty if with none
   * @throws ReplayRefused if there are no such files, or none that work
   */
  Connector find(String connector, @Nullable String was, ReplayCommand command) {
    return switch (command.bundle()) {
      case AS_IS -> active(connector);
      case AS_WAS -> asWas(connector, was);
      case CANDIDATE -> candidate(connector, command.files());
    };
  }

  /**
   * Finds for a command, and remembers what was found: putting files together anew for each of many
   * documents costs more than translating them. What becomes active later is not seen.
   */
  Finder finder(ReplayCommand command) {
    Map<Wanted, Connector> known = new ConcurrentHashMap<>();
    return (connector, was) ->
        known.computeIfAbsent(
            new Wanted(connector, Objects.requireNonNullElse(was, "")),
            wanted -> find(wanted.connector(), wanted.was(), command));
  }

  private Connector active(String connector) {
    return catalogue
        .findLast(connector)
        .orElseThrow(() -> new ReplayRefused("there is no connector " + connector));
  }

  private Connector asWas(String connector, @Nullable String was) {
    if (was == null || was.isEmpty()) {
      throw new ReplayRefused("it was never translated, so there is no bundle as it was");
    }
    try {
      return kept.asWas(connector, was)
          .orElseThrow(() -> new ReplayRefused("bundle " + was + " is not kept"));
    } catch (InvalidConnector e) {
      throw doNotWork(e);
    }
  }

  private Connector candidate(String connector, Map<String, String> files) {
    SortedMap<String, byte[]> all = new TreeMap<>(active(connector).bundle().files());
    files.forEach((path, text) -> all.put(path, text.getBytes(StandardCharsets.UTF_8)));
    try {
      return kept.compiled(connector, Bundle.of(all));
    } catch (InvalidConnector e) {
      throw doNotWork(e);
    }
  }

  private static ReplayRefused doNotWork(InvalidConnector e) {
    return new ReplayRefused("the files do not work: " + e.problems().get(0).message());
  }
}
