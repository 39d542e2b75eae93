package org.scorehub.platform.bench.pages;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.scorehub.cli.Hub;
import org.scorehub.cli.HubFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./hub bench pages}: how long pages take with a long past behind them. */
@Command(
    name = "pages",
    description = {
      "Ask a seeded hub for every page as the people who use it, one request after the other,",
      "each time about another site or exchange. Times are those of a client on this machine.",
      "Seed one first: ./hub bench seed. Last line: slowest p95 by the bar of 150 ms."
    })
public final class PagesBench implements Callable<Integer> {

  private static final double BAR_MILLIS = 150;

  @Mixin private SeededHome home = new SeededHome();

  @Option(
      names = "--requests",
      paramLabel = "N",
      description =
          "Of each page, after as many that do not count (default 40); before, each page is asked for ten times.")
  private int requests = 40;

  @Option(names = "--page", paramLabel = "TEXT", description = "Only pages whose path has it.")
  private String page = "";

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    if (!home.isDone()) {
      throw HubFailure.badInput(home.folder() + " is not seeded; see ./hub bench seed --help");
    }
    List<PageTimes> times;
    try (SeededHub hub = SeededHub.start(home.folder())) {
      times = hub.times(page, requests, text -> System.err.println("pages: " + text));
    }
    times.forEach(each -> System.out.println(each.line()));
    PageTimes slowest =
        times.stream()
            .max(Comparator.comparingDouble(PageTimes::p95))
            .orElseThrow(() -> HubFailure.badInput("no page has " + page));
    System.out.printf(
        Locale.ROOT,
        "ratio %.2f pages (slowest p95 %.0f ms of %d pages, bar %.0f ms: %s)%n",
        slowest.p95() / BAR_MILLIS,
        slowest.p95(),
        times.size(),
        BAR_MILLIS,
        slowest.page());
    return Hub.DONE;
  }
}
