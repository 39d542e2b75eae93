package org.scorehub.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scorehub.matching.MatchingRules;

/** The project's own rules and tables. */
final class Tables {

  static final MatchingRules RULES = MatchingRules.load(Tables::read);
  static final ReconcileTables TABLES = ReconcileTables.load(Tables::read);

  private Tables() {}

  static byte[] read(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
