package org.scorehub.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemCodesTest {

  private static final Pattern REPORTED =
      Pattern.compile(
          "Problem\\s*\\.(?:blocking|degrading)\\(\\s*ProblemKind\\.\\w+,\\s*\"([a-z.-]+)\"");

  @Test
  void everyCodeThatTheHubReportsIsExplained() throws IOException {
    String explained = Files.readString(Path.of("docs/problems.md"));
    TreeSet<String> codes = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        REPORTED
            .matcher(Files.readString(source))
            .results()
            .map((MatchResult found) -> found.group(1))
            .forEach(codes::add);
      }
    }
    assertThat(codes).hasSizeGreaterThan(20);
    assertThat(codes).allSatisfy(code -> assertThat(explained).contains("`" + code + "`"));
  }
}
