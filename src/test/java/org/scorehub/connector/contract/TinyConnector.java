package org.scorehub.connector.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** A small connector that holds the contract, with the shared files of the project around it. */
record TinyConnector(Path root) {

  static final String ID = "tiny";

  private static final List<String> SHARED =
      List.of(
          "routes/_shared",
          "mappings/_shared",
          "mappings/canonical",
          "mappings/score",
          "schemas/hub");

  static TinyConnector in(Path root) throws IOException {
    for (String shared : SHARED) {
      FileSystemUtils.copyRecursively(Path.of(shared), root.resolve(shared));
    }
    FileSystemUtils.copyRecursively(Path.of("src/test/resources/contract"), root);
    return new TinyConnector(root);
  }

  /** Replaces a text that is there; writes a file that is not. */
  TinyConnector with(String file, String text, String other) throws IOException {
    Path path = root.resolve(file);
    if (Files.notExists(path)) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, other);
      return this;
    }
    String content = Files.readString(path, UTF_8);
    assertThat(content).contains(text);
    Files.writeString(path, content.replace(text, other));
    return this;
  }

  /** What the checks of this package say. */
  ContractReport checked() {
    return ContractSuite.of(FileChecks.all()).check(root, ID);
  }
}
