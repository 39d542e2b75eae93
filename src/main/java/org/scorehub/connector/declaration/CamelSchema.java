package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.scorehub.document.TreeCheck;

/**
 * The schema of Camel's YAML DSL, as the Camel in use ships it; the one that Kaoto reads files by.
 * Read when it is first needed, as that takes some tenths of a second.
 */
final class CamelSchema {

  private static final String RESOURCE = "/schema/camelYamlDsl.json";

  private CamelSchema() {}

  static TreeCheck get() {
    return Once.CHECK;
  }

  private static final class Once {
    private static final TreeCheck CHECK = load();

    private Once() {}

    private static TreeCheck load() {
      try (InputStream schema = CamelSchema.class.getResourceAsStream(RESOURCE)) {
        return TreeCheck.draft4(new ObjectMapper().readTree(schema));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
