package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scorehub.training.cohort.CohortRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./hub report cohorts}: training groups that could be proposed. */
@Command(
    name = "cohorts",
    description = {
      "Propose training groups.",
      "A group is 6 to 12 factories near each other that need the same module at a time that suits",
      "all. Your own factories by name, those of others as a count; nothing is sent to anybody."
    })
final class ReportCohortsCommand implements Callable<Integer> {

  @Mixin private AskedServer from = new AskedServer();

  @Option(names = "--module", paramLabel = "CODE", description = "SCORE module, for example WC")
  private @Nullable String module;

  @Option(names = "--country", paramLabel = "CC", description = "of factories, ISO 3166 alpha-2")
  private @Nullable String country;

  @Option(
      names = "--max-km",
      paramLabel = "KM",
      description = "between any two factories of a group; ${DEFAULT-VALUE} if not given")
  private int maxKm = CohortRules.USUAL_KM;

  @Override
  public Integer call() throws IOException {
    return run(from.server(), System.out);
  }

  int run(RunningServer hub, OutputStream out) throws IOException {
    String query =
        AskedServer.query("module", module, "country", country, "max-km", String.valueOf(maxKm));
    JsonNode proposals = hub.get("/api/v1/cohorts" + query);
    from.print(proposals, CohortText::of, out);
    return Hub.DONE;
  }
}
