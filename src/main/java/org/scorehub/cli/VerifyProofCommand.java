package org.scorehub.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.scorehub.proof.CheckedProof;
import org.scorehub.proof.ProofCheck;
import org.scorehub.proof.SealNote;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub verify-proof}: checks an export of proofs away from any hub. */
@Command(
    name = "verify-proof",
    description = {
      "Check an export of proofs, offline, with nothing but SHA-256.",
      "It shows that every record stands under its seal and that the seals are a chain. Give a seal"
          + " that you noted earlier with --seal to see that the chain is still the same."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it holds", "1:it does not hold", "2:not an export of proofs"})
final class VerifyProofCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "the archive, or the proofs.jsonl in it; - for standard input")
  private String file = "";

  @Option(
      names = "--seal",
      paramLabel = "NUMBER:HASH",
      description = "a seal that you know from elsewhere; may be given more than once")
  private List<String> seals = List.of();

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    return run(System.in, System.out);
  }

  int run(InputStream in, OutputStream out) throws IOException {
    CheckedProof checked = check(in);
    if (json) {
      JsonLines.pretty(JSON.valueToTree(checked), out);
    } else {
      out.write(text(checked).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
    return checked.sound() ? Hub.DONE : Hub.FAILED;
  }

  private CheckedProof check(InputStream in) throws IOException {
    try {
      List<SealNote> notes = seals.stream().map(SealNote::of).toList();
      if (file.equals("-")) {
        return ProofCheck.check(in, notes);
      }
      Path path = Path.of(file);
      if (!Files.isReadable(path) || Files.isDirectory(path)) {
        throw HubFailure.badInput("cannot read " + file);
      }
      try (InputStream bytes = Files.newInputStream(path)) {
        return ProofCheck.check(bytes, notes);
      }
    } catch (IllegalArgumentException e) {
      throw HubFailure.badInput(file + ": " + e.getMessage());
    }
  }

  private static String text(CheckedProof checked) {
    StringBuilder text = new StringBuilder();
    checked.problems().forEach(problem -> text.append(problem).append('\n'));
    return text.append(
            "%s: %d records of %s under %d seals, %s to %s%n"
                .formatted(
                    checked.sound() ? "holds" : "DOES NOT HOLD",
                    checked.records(),
                    checked.organisation(),
                    checked.seals(),
                    checked.from(),
                    checked.to()))
        .append(checked.head() == null ? "" : "last seal " + checked.head() + "\n")
        .toString();
  }
}
