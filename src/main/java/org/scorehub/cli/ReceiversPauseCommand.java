package org.scorehub.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./hub receivers pause}: stops deliveries to one receiver. */
@Command(
    name = "pause",
    description =
        "Stop deliveries to a receiver. What waits is kept, and leaves when it is resumed.")
final class ReceiversPauseCommand implements Callable<Integer> {

  @Mixin private ReceiverDecision decision = new ReceiverDecision();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "why; shown until it is resumed, and kept in the trail")
  private String reason = "";

  @Override
  public Integer call() throws IOException {
    return run(decision.server(), System.out, System.err);
  }

  int run(RunningServer hub, OutputStream out, OutputStream err) throws IOException {
    return decision.send(hub, "pause", reason, out, err);
  }
}
