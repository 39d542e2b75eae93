package org.scorehub.platform.bench.pages;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.scorehub.cli.Hub;
import org.scorehub.cli.HubFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./hub bench seed}: a hub with a long past. */
@Command(
    name = "seed",
    description = {
      "Fill a folder of its own with a hub's data: a long past of all connectors.",
      "Journeys of the sandbox are recorded by a hub; what they became is copied under other ids,",
      "names and days. Copies are not sealed. Then look at the pages: HUB_HOME=DIR ./hub run"
    })
public final class SeedBench implements Callable<Integer> {

  @Mixin private SeededHome home = new SeededHome();

  @Option(names = "--exchanges", paramLabel = "N", description = "At least (default 1000000).")
  private long exchanges = 1_000_000;

  @Option(names = "--sites", paramLabel = "N", description = "At least (default 50000).")
  private long sites = 50_000;

  @Option(
      names = "--journeys",
      paramLabel = "N",
      description = "Recorded before they are copied (default 140).")
  private int journeys = 140;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    if (exchanges < 1 || sites < 1 || journeys < 1) {
      throw HubFailure.badInput("--exchanges, --sites and --journeys are at least 1");
    }
    home.refuseIfUsed();
    Copies.Counts counts = new Seeding(home, journeys).make(sites, exchanges);
    home.done();
    System.out.printf(
        Locale.ROOT,
        "seeded %,d sites and %,d exchanges in %s%n",
        counts.sites(),
        counts.exchanges(),
        home.folder());
    return Hub.DONE;
  }
}
