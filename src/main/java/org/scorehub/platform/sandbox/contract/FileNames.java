package org.scorehub.platform.sandbox.contract;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes up names of files that a poll includes. */
final class FileNames {

  private FileNames() {}

  /**
   * A name that the regular expression of a poll matches, whatever its case.
   *
   * @param extension that the content has, without the dot
   * @return empty if none comes to mind
   */
  static Optional<String> matching(String include, String extension) {
    Pattern pattern = Pattern.compile(include, Pattern.CASE_INSENSITIVE);
    String literal =
        include
            .replaceAll("\\[\\^[^]]*][*+]?", "x")
            .replaceAll("\\\\d(\\{\\d+(,\\d*)?}|[*+])?", "1")
            .replaceAll("\\.[*+]\\??", "1")
            .replace("\\.", ".")
            .replace("[.]", ".");
    String name = literal.replaceAll("\\(.*$", "");
    return Stream.of("sample." + extension, name + extension, literal, name)
        .filter(candidate -> pattern.matcher(candidate).matches())
        .findFirst();
  }
}
