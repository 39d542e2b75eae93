package org.scorehub.platform.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Kills one process should this one vanish: a shell that reads its id and waits for the end. */
final class Watchdog implements AutoCloseable {

  private static final String SCRIPT =
      "trap '' INT TERM HUP; p=0; while read -r q; do p=$q; done; [ \"$p\" = 0 ] || kill -KILL \"$p\"";

  private final Process shell;
  private final Writer input;

  Watchdog() {
    try {
      shell =
          new ProcessBuilder(List.of("sh", "-c", SCRIPT))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      input = shell.outputWriter();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on this process is to be killed; 0 for none. */
  synchronized void watch(long pid) {
    try {
      input.write(pid + "\n");
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the watchdog has ended", e);
    }
  }

  /** Ends the watch and kills nobody. */
  @Override
  public void close() {
    shell.destroyForcibly().onExit().join();
  }
}
