package org.scorehub.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.scorehub.canonical.Problem;
import org.scorehub.identity.list.SiteList;
import org.scorehub.identity.scoring.SiteRecord;
import org.scorehub.mapping.IdentifierSchemes;

/** Reads lists of factories for commands and keeps what is wrong with them. */
final class SiteFiles {

  private static final int MOST_PROBLEMS = 1000;

  private final IdentifierSchemes schemes =
      IdentifierSchemes.read(ProjectRoot.read(ProjectRoot.find(), IdentifierSchemes.FILE));
  private final List<Problem> problems = new ArrayList<>();
  private boolean blocked;

  /** A list that reports here. */
  SiteList list(Path file) {
    return new SiteList(readable(file), schemes, problems());
  }

  /** All records of a list by id, in their order. */
  Map<String, SiteRecord> records(Path file) {
    Map<String, SiteRecord> records = new LinkedHashMap<>();
    SiteList list = list(file);
    list.read(record -> records.put(record.id(), record));
    tellUnused(file, list);
    return records;
  }

  void tellUnused(Path file, SiteList list) {
    if (!list.unused().isEmpty() && !blocked) {
      System.err.println(
          "hub: columns of %s that are no identifier scheme are not used: %s"
              .formatted(file.getFileName(), String.join(", ", list.unused())));
    }
  }

  Consumer<Problem> problems() {
    return problem -> {
      blocked |= problem.blocking();
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(problem);
      }
    };
  }

  /** All problems so far, the first {@value #MOST_PROBLEMS}. */
  List<Problem> found() {
    return problems;
  }

  /** Whether one of them makes a file useless. */
  boolean blocked() {
    return blocked;
  }

  /**
   * The file itself.
   *
   * @throws HubFailure if it cannot be read
   */
  static Path readable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw HubFailure.badInput("cannot read " + file);
    }
    return file;
  }

  /** A file of the project as text files of rules are read. */
  static byte[] project(String path) {
    return ProjectRoot.read(ProjectRoot.find(), path);
  }

  static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
