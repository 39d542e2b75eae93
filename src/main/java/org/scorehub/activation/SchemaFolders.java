package org.scorehub.activation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.mapping.Bundle;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Schemas of active bundles as files, for what reads them from an address, such as a SOAP service
 * its WSDL. A folder holds one content for ever, so a route that names it never sees a mixture.
 */
@Component
class SchemaFolders implements DisposableBean {

  private static final String SCHEMAS = "schemas/";

  private @Nullable Path root;

  /** Address of the folder {@code schemas} with the connector's own ones, without a final slash. */
  synchronized String of(Connector connector) {
    SortedMap<String, byte[]> own = new TreeMap<>(connector.bundle().files());
    own.keySet().removeIf(path -> !path.startsWith(SCHEMAS + connector.id() + '/'));
    try {
      Path folder = root().resolve(Bundle.of(own).id());
      if (!Files.exists(folder)) {
        write(own, folder);
      }
      return "file:" + folder + "/schemas";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path root() throws IOException {
    if (root == null) {
      root = Files.createTempDirectory("score-hub-schemas");
    }
    return root;
  }

  private static void write(SortedMap<String, byte[]> files, Path folder) throws IOException {
    for (var file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }

  @Override
  public synchronized void destroy() throws IOException {
    if (root != null) {
      FileSystemUtils.deleteRecursively(root);
    }
  }

  /** The text of a route file with the address of the schemas in it. */
  String placed(Connector connector, byte[] routeFile) {
    String text = new String(routeFile, StandardCharsets.UTF_8);
    return text.contains("{{hub.schemas}}") ? text.replace("{{hub.schemas}}", of(connector)) : text;
  }
}
