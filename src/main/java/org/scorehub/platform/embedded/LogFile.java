package org.scorehub.platform.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The log file of a server process. */
final class LogFile {

  private static final long ROTATE_BYTES = 10L << 20;
  private static final int LONGEST_LINE = 300;
  private static final Pattern FAILURE = Pattern.compile("FATAL|PANIC|ERROR|Exception");

  private LogFile() {}

  /** Puts a large log aside as {@code name.1}, so that at most two of them exist. */
  static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > ROTATE_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The last line that tells of a failure, else the last line of all, shortened. */
  static String lastWords(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return last(lines.stream().filter(line -> FAILURE.matcher(line).find()))
          .or(() -> last(lines.stream().filter(line -> !line.isBlank())))
          .map(line -> line.substring(0, Math.min(line.length(), LONGEST_LINE)))
          .orElse("it said nothing");
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }

  private static Optional<String> last(Stream<String> lines) {
    return lines.reduce((earlier, later) -> later);
  }
}
