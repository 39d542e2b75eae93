package org.scorehub.drift;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.scorehub.connector.Connector;
import org.scorehub.connector.FieldsInUse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Fields in use of each connector as it is now, found when first asked for. */
@Component
public class FieldUse {

  private static final int MOST_BUNDLES = 100;

  private final Path root;
  private final Map<String, FieldsInUse> byBundle = new ConcurrentHashMap<>();

  FieldUse(@Value("${hub.root}") String root) {
    this.root = Path.of(root);
  }

  /** Takes a second or so for files that are new. */
  public FieldsInUse of(Connector connector) {
    if (byBundle.size() > MOST_BUNDLES) {
      byBundle.clear();
    }
    return byBundle.computeIfAbsent(
        connector.id() + ' ' + connector.bundle().id(), key -> FieldsInUse.of(connector, root));
  }

  /** Folder of the project that mappings and examples are in. */
  Path root() {
    return root;
  }
}
