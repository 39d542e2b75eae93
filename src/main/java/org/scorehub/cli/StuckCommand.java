package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./hub stuck}: what does not go on by itself on a running hub, or is late. */
@Command(
    name = "stuck",
    description = {
      "List what is stuck on a running hub, documents received and messages to be sent, by reason:",
      "how many, how old the oldest is, when the hub tries again, what a person has to do;",
      "and recommendations that wait for approval."
    })
final class StuckCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--organisation",
      paramLabel = "NAME",
      description = "one that the user acts for; without it, the user's own")
  private @Nullable String organisation;

  @Option(names = "--json", description = "as JSON, with each exchange and delivery")
  private boolean json;

  @Option(
      names = "--exit-code",
      description =
          "exit with 1 if anything is stuck, for scheduled checks; what only waits for approval is"
              + " not")
  private boolean exitCode;

  @Override
  public Integer call() throws IOException {
    return run(server.server(), System.out);
  }

  int run(RunningServer hub, OutputStream out) throws IOException {
    String of =
        organisation == null
            ? ""
            : "?organisation=" + URLEncoder.encode(organisation, StandardCharsets.UTF_8);
    JsonNode stuck = hub.get("/api/v1/stuck" + of);
    if (json) {
      JsonLines.pretty(stuck, out);
    } else {
      out.write(StuckText.of(stuck).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
    return exitCode && isStuck(stuck) ? Hub.FAILED : Hub.DONE;
  }

  private static boolean isStuck(JsonNode stuck) {
    return stuck.path("groups").valueStream().anyMatch(group -> !awaitsApproval(group));
  }

  private static boolean awaitsApproval(JsonNode group) {
    return group.path("reason").asText().equals("AWAITS_APPROVAL");
  }
}
