package org.scorehub.cli;

import java.io.PrintStream;
import org.scorehub.connector.scaffold.Draft;

/** Says what was drafted: what is left to do as data, everything else as messages. */
final class NewConnectorReport {

  private NewConnectorReport() {}

  static void print(Draft draft, boolean dryRun, PrintStream out, PrintStream err) {
    err.println(
        "%s %s becomes %s: %s"
            .formatted(draft.id(), draft.document(), draft.canonical(), draft.why()));
    err.println("guessed:");
    draft.guesses().forEach(guess -> err.println("  " + guess));
    err.println((dryRun ? "would write " : "wrote ") + draft.files().size() + " files:");
    draft.files().keySet().stream().sorted().forEach(file -> err.println("  " + file));
    draft.left().forEach(out::println);
    err.println("%d things are left to do, see above; then:".formatted(draft.left().size()));
    err.println("  ./hub connector test " + draft.id());
    err.println(
        "  ./hub connector try %s %s %s".formatted(draft.id(), draft.document(), draft.sample()));
    err.println("  ./hub run");
  }
}
