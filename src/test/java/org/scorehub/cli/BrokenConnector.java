package org.scorehub.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A connector whose manifest lacks nearly everything. */
final class BrokenConnector {

  private static final String SCHEMA = "schemas/hub/connector.schema.json";

  private BrokenConnector() {}

  static void write(Path root, String id) throws IOException {
    Path schema = root.resolve(SCHEMA);
    Files.createDirectories(schema.getParent());
    Files.copy(Path.of(SCHEMA), schema);
    Path folder = Files.createDirectories(root.resolve("routes").resolve(id));
    Files.writeString(folder.resolve("connector.yaml"), "id: " + id + "\ndocuments: none\n");
  }
}
