package org.scorehub.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.InvalidRules;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.MatchingRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code ./hub match [FILE.jsonl]}: which SCORE modules answer which findings. Needs no server.
 *
 * <p>Exit 0: every line was answered; 1: the rules cannot be used; 2: a line or the file cannot.
 */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description = {
      "Says which SCORE modules answer findings, and which of them a person must decide.",
      "A line in:  {id,text,lang?,scheme?,code?,severity?}",
      "A line out: {id,topic,amfori_pa,eti_clause,primary,secondary,escalate,confidence,why[]}",
      "primary and secondary are WC, QM, CP, HRM, OSH or NONE.",
      "Lines that cannot be read go to stderr as JSON problems; the others are answered."
    })
public final class MatchCommand implements Callable<Integer> {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int BAD_INPUT = 2;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE.jsonl",
      description = "findings, one JSON object a line; standard input if absent")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    return run(System.in, System.out, System.err);
  }

  int run(InputStream in, OutputStream out, OutputStream err) throws IOException {
    try {
      Matcher matcher =
          new Matcher(MatchingRules.load(path -> ProjectRoot.read(ProjectRoot.find(), path)));
      return match(new MatchLines(matcher), in, out, err);
    } catch (InvalidRules invalid) {
      JsonLines.problems(invalid.problems(), err);
      return FAILED;
    }
  }

  private int match(MatchLines lines, InputStream in, OutputStream out, OutputStream err)
      throws IOException {
    if (file == null) {
      return lines.run(in, out, err) ? DONE : BAD_INPUT;
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      String message = "match: cannot read " + file + "\n";
      err.write(message.getBytes(StandardCharsets.UTF_8));
      return BAD_INPUT;
    }
    try (InputStream findings = new FileInputStream(file.toFile())) {
      return lines.run(findings, out, err) ? DONE : BAD_INPUT;
    }
  }
}
