package org.scorehub.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scorehub.identity.blocking.ListMatching;
import org.scorehub.identity.list.PairList;
import org.scorehub.identity.list.SiteList;
import org.scorehub.identity.scoring.SiteRecord;
import org.scorehub.identity.scoring.SiteScorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub resolve}: which records are the same factory. Needs no server. */
@Command(
    name = "resolve",
    description = {
      "Says which records are the same factory, and why.",
      "SITES.csv: record_id,name,address,country; a column named like an identifier scheme",
      "(os_id, gln, lei, duns, vat, ...) holds identifiers; local_name and postcode may be there.",
      "With --pairs, the pairs named (left_id,right_id) are compared, each answered with a line.",
      "Without, records that may be the same are searched; pairs from 0.50 on are written.",
      "A line out: {a,b,score,decision,why[]}; decision is same (from 0.80), review or different.",
      "What is wrong with the files goes to stderr as JSON problems; then nothing is compared."
    })
final class ResolveCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SITES.csv", description = "list of factories, UTF-8")
  private Path sites = Path.of("");

  @Option(
      names = "--pairs",
      paramLabel = "PAIRS.csv",
      description = "pairs to compare: left_id,right_id")
  private @Nullable Path pairs;

  @Option(
      names = "--against",
      paramLabel = "B.csv",
      description = "search in SITES.csv for the records of this list, not for each other")
  private @Nullable Path against;

  @Override
  public Integer call() throws IOException {
    if (pairs != null && against != null) {
      throw HubFailure.badInput("--pairs and --against exclude each other");
    }
    SiteFiles files = new SiteFiles();
    OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
    int code = pairs == null ? search(files, out) : compare(pairs, files, out);
    out.flush();
    return code;
  }

  /** Reads the pairs twice: once to find all that is wrong, once to compare. */
  private int compare(Path pairsFile, SiteFiles files, OutputStream out) throws IOException {
    Map<String, SiteRecord> records = files.records(sites);
    SiteFiles.readable(pairsFile);
    new PairList(pairsFile, records, files.problems()).read((left, right) -> {});
    JsonLines.problems(files.found(), System.err);
    if (files.blocked()) {
      return Hub.BAD_INPUT;
    }
    SiteScorer scorer = SiteScorer.load(SiteFiles::project);
    ScoreLines lines = new ScoreLines(out);
    new PairList(pairsFile, records, problem -> {})
        .read((left, right) -> lines.write(left.id(), right.id(), scorer.score(left, right)));
    return Hub.DONE;
  }

  private int search(SiteFiles files, OutputStream out) throws IOException {
    SiteScorer scorer = SiteScorer.load(SiteFiles::project);
    ScoreLines lines = new ScoreLines(out);
    ListMatching matching = new ListMatching(scorer, lines::write);
    SiteList list = files.list(sites);
    list.read(matching::add);
    files.tellUnused(sites, list);
    if (against != null) {
      files.list(against).read(record -> {});
    }
    JsonLines.problems(files.found(), System.err);
    if (files.blocked()) {
      return Hub.BAD_INPUT;
    }
    tellProgress(matching);
    if (against == null) {
      matching.matchAmong();
    } else {
      new SiteFiles().list(against).read(matching::match);
      matching.finish();
    }
    return Hub.DONE;
  }

  private static void tellProgress(ListMatching matching) {
    System.err.println("hub: " + matching.size() + " records in memory");
    matching.onProgress(done -> System.err.println("hub: " + done + " records searched"));
  }
}
