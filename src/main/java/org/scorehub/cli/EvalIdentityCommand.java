package org.scorehub.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scorehub.identity.list.PairList;
import org.scorehub.identity.measure.CrossValidation;
import org.scorehub.identity.measure.LabelledPair;
import org.scorehub.identity.scoring.Feature;
import org.scorehub.identity.scoring.ScoringWeights;
import org.scorehub.identity.scoring.SiteRecord;
import org.scorehub.identity.scoring.SiteScorer;
import org.scorehub.identity.scoring.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub eval identity}: how well records are told apart, on labelled pairs. */
@Command(
    name = "identity",
    description = {
      "Measures on labelled pairs how well records of factories are told apart.",
      "SITES.csv as for ./hub resolve; PAIRS.csv: left_id,right_id,label (same or different) and,",
      "if wanted, pair_id, category, confidence (high, medium, low). Without files: invented pairs.",
      "Figures are cross-validated: weights are trained anew ten times, and no record is in what",
      "they were trained on and in what they are measured on. The shipped weights stand beside."
    })
final class EvalIdentityCommand implements Callable<Integer> {

  private static final String INVENTED = "mappings/identity/examples/";

  @Parameters(arity = "0..1", index = "0", paramLabel = "SITES.csv", description = "records")
  private @Nullable Path sites;

  @Parameters(arity = "0..1", index = "1", paramLabel = "PAIRS.csv", description = "labelled pairs")
  private @Nullable Path pairs;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      description = "scores from here on count as same (default 0.50)")
  private double threshold = 0.5;

  @Option(names = "--errors", description = "list the pairs that were told wrongly, with reasons")
  private boolean errors;

  @Option(
      names = "--write-weights",
      paramLabel = "FILE",
      description = "write weights trained on all pairs given, as mappings/identity/weights.csv")
  private @Nullable Path weights;

  @Override
  public Integer call() throws IOException {
    if (sites != null && pairs == null) {
      throw HubFailure.badInput("PAIRS.csv is missing");
    }
    Path root = ProjectRoot.find();
    Path records = sites == null ? root.resolve(INVENTED + "sites.csv") : sites;
    Path labels = pairs == null ? root.resolve(INVENTED + "pairs.csv") : pairs;
    SiteFiles files = new SiteFiles();
    Map<String, SiteRecord> known = files.records(records);
    List<LabelledPair> labelled =
        new PairList(SiteFiles.readable(labels), known, files.problems()).labelled();
    JsonLines.problems(files.found(), System.err);
    if (files.blocked()) {
      return Hub.BAD_INPUT;
    }
    if (labelled.isEmpty()) {
      throw HubFailure.badInput("there is no pair in " + labels);
    }
    measure(labelled);
    return Hub.DONE;
  }

  private void measure(List<LabelledPair> labelled) throws IOException {
    Vocabulary vocabulary = Vocabulary.load(SiteFiles::project);
    CrossValidation validation = new CrossValidation(vocabulary);
    SiteScorer shipped = SiteScorer.load(SiteFiles::project);
    if (weights != null) {
      write(validation.train(labelled), labelled.size(), weights);
      System.err.println("hub: wrote " + weights);
    }
    IdentityReport report =
        new IdentityReport(
            validation.score(labelled), CrossValidation.score(labelled, shipped), threshold);
    report.lines().forEach(System.out::println);
    if (errors) {
      report.errors(shipped).forEach(System.out::println);
    }
  }

  private static void write(ScoringWeights trained, int pairs, Path file) throws IOException {
    String source =
        "logistic regression on %d labelled pairs, held to expected weights with penalty %.0f"
            .formatted(pairs, CrossValidation.PENALTY);
    List<String> lines = new ArrayList<>(List.of("feature,weight,source"));
    lines.add(line("START", trained.start(), source));
    for (Feature feature : Feature.values()) {
      lines.add(line(feature.name(), trained.of(feature), source + "; " + expected(feature)));
    }
    Files.write(file, lines);
  }

  private static String expected(Feature feature) {
    return String.format(Locale.ROOT, "expected %.1f (DERIVED)", feature.expected());
  }

  private static String line(String name, double weight, String source) {
    return String.format(Locale.ROOT, "%s,%.4f,\"%s\"", name, weight, source);
  }
}
