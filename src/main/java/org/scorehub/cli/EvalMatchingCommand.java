package org.scorehub.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.matching.InvalidRules;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.MatchingRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./hub eval matching}: how often the rules answer findings as people labelled them.
 *
 * <p>Exit 0: measured; 1: the rules cannot be used; 2: a file or a line of it cannot.
 */
@Command(
    name = "matching",
    description = {
      "Measure matching on labelled findings: accuracy and macro-F1 of the primary module, escalations"
          + " missed and false, by language, answer and confidence, with 95 % intervals.",
      "A line: {id,text,lang,primary,pa,eti,ambiguous}; primary is WC QM CP HR OSH, ESC (escalate, no"
          + " module) or NONE."
    })
final class EvalMatchingCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE.jsonl", description = "labelled findings")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "the figures as JSON")
  private boolean json;

  @Option(names = "--by-code", description = "also by performance area or clause")
  private boolean byCode;

  @Override
  public Integer call() throws IOException {
    return run(System.out, System.err);
  }

  int run(OutputStream out, OutputStream err) throws IOException {
    Matcher matcher;
    try {
      matcher = new Matcher(MatchingRules.load(path -> ProjectRoot.read(ProjectRoot.find(), path)));
    } catch (InvalidRules invalid) {
      JsonLines.problems(invalid.problems(), err);
      return Hub.FAILED;
    }
    List<Problem> problems = new ArrayList<>();
    List<LabelledFinding> findings = findings(problems);
    JsonLines.problems(problems, err);
    report(matcher, findings, out);
    return problems.isEmpty() ? Hub.DONE : Hub.BAD_INPUT;
  }

  private List<LabelledFinding> findings(List<Problem> problems) throws IOException {
    List<LabelledFinding> findings = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw HubFailure.badInput("cannot read " + file);
      }
      try (InputStream in = Files.newInputStream(file)) {
        read(new BoundedLines(in, MatchLines.MAX_LINE_BYTES), findings, problems);
      }
    }
    return findings;
  }

  private static void read(
      BoundedLines lines, List<LabelledFinding> findings, List<Problem> problems)
      throws IOException {
    for (var line = lines.next(); line != null; line = lines.next()) {
      if (!FindingLine.isBlank(line)) {
        String text = new String(line.bytes(), StandardCharsets.UTF_8);
        @Nullable LabelledFinding finding =
            LabelledFinding.read(text, (int) line.number(), problems);
        if (finding != null) {
          findings.add(finding);
        }
      }
    }
  }

  private void report(Matcher matcher, List<LabelledFinding> findings, OutputStream out)
      throws IOException {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("rules", matcher.rules().version());
    for (AnsweredFinding.Given given : AnsweredFinding.Given.values()) {
      MatchingMeasure measure =
          new MatchingMeasure(
              findings.stream()
                  .filter(given::fits)
                  .map(finding -> AnsweredFinding.ask(matcher, finding, given))
                  .toList());
      if (json) {
        tree.set(given.name().toLowerCase(Locale.ROOT), MatchingReportJson.of(measure));
      } else {
        String text = MatchingReportText.of(given, measure, byCode);
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    if (json) {
      JsonLines.pretty(tree, out);
    }
    out.flush();
  }
}
