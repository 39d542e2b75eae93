package org.scorehub.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's own catalogue. */
public final class ProjectKpis {

  public static final KpiCatalogue CATALOGUE =
      KpiCatalogue.read(file("mappings/score/kpis.csv"), file("mappings/score/units.csv"));

  private ProjectKpis() {}

  static byte[] file(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
