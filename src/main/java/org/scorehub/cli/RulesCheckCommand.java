package org.scorehub.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.scorehub.activation.RulesFiles;
import org.scorehub.canonical.Problem;
import org.scorehub.mapping.Bundle;
import org.scorehub.matching.InvalidRules;
import org.scorehub.matching.MatchingRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub rules check}: whether rule files work, as a whole. Needs no server. */
@Command(
    name = "check",
    description = {
      "Check the rules of matching as a whole: those of the project, with the given files in place of",
      "its own. Every problem is a line: file, line, column, code, message."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:they work", "2:they do not"})
final class RulesCheckCommand implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "DIR|FILE", description = "changed rule files")
  private List<Path> given = List.of();

  @Option(names = "--json", description = "problems as JSON lines")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    return run(ProjectRoot.find(), given, json, System.out);
  }

  static int run(Path root, List<Path> given, boolean json, OutputStream out) throws IOException {
    Bundle project = RulesFiles.in(root);
    Bundle rules = RulesFiles.changed(project, new ChangedRuleFiles(project).read(given));
    try {
      MatchingRules read = RulesFiles.matcher(rules).rules();
      String works =
          json
              ? ""
              : "rules %s work: %d topics, %d modules%n"
                  .formatted(read.version(), read.topics().size(), read.modules().size());
      out.write(works.getBytes(StandardCharsets.UTF_8));
      return Hub.DONE;
    } catch (InvalidRules e) {
      if (json) {
        JsonLines.problems(e.problems(), out);
      } else {
        for (Problem problem : e.problems()) {
          out.write(line(problem).getBytes(StandardCharsets.UTF_8));
        }
      }
      return Hub.BAD_INPUT;
    } finally {
      out.flush();
    }
  }

  private static String line(Problem problem) {
    return "%s:%d:%d: %s: %s%n"
        .formatted(
            problem.mappingFile(),
            problem.mappingLine(),
            problem.column(),
            problem.code(),
            problem.message());
  }
}
