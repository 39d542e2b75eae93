package org.scorehub.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./hub receivers resume}: lets deliveries to one receiver leave again. */
@Command(
    name = "resume",
    description = "Let deliveries to a receiver leave again, no faster than its rates allow.")
final class ReceiversResumeCommand implements Callable<Integer> {

  @Mixin private ReceiverDecision decision = new ReceiverDecision();

  @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept in the trail")
  private @Nullable String reason;

  @Override
  public Integer call() throws IOException {
    return run(decision.server(), System.out, System.err);
  }

  int run(RunningServer hub, OutputStream out, OutputStream err) throws IOException {
    return decision.send(hub, "resume", reason, out, err);
  }
}
