package org.scorehub.platform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.cli.Hub;
import org.scorehub.matching.FindingSignal;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.MatchingRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hub bench match}: what matching one finding costs, by code and by text. */
@Command(
    name = "match",
    description = {
      "Microseconds to match one finding: by its code; by a text seen before; by a new text.",
      "The last line is the worse of coded / 2 us and text / 20 us, so that up to 1 is within the bars."
    })
final class MatchBench implements Callable<Integer> {

  private static final double CODED_BAR = 2;
  private static final double TEXT_BAR = 20;
  private static final int WARM_UP = 5;
  private static final int REPEATED = 20;
  private static final List<String> SENTENCES =
      List.of(
          "Two of the five extinguishers on floor %d of the sewing hall had not been inspected this"
              + " year, and cartons blocked the way to the emergency exit.",
          "Payroll of month %d shows that overtime on rest days was paid at the normal rate; workers"
              + " did not receive a pay slip that explains deductions.",
          "The hazardous waste of line %d was mixed with ordinary waste and handed to a carrier"
              + " without a licence.",
          "In sample %d no written contract was signed with newly hired workers before they"
              + " started, and the personnel files had no copy of the identity card.");

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each side (default 9).")
  private int rounds = 9;

  @Option(
      names = "--findings",
      paramLabel = "N",
      description = "Findings of a round (default 40000).")
  private int findings = 40_000;

  private int answered;

  @Override
  public Integer call() {
    MatchingRules rules = MatchingRules.load(MatchBench::read);
    double coded = measure("coded", new Matcher(rules), coded());
    double known = measure("known text", new Matcher(rules), texts(REPEATED));
    double fresh = measure("new text", new Matcher(rules, Set.of(), 0), texts(findings));
    System.err.println("bench: " + answered + " answers with a module or an escalation");
    System.out.printf(
        Locale.ROOT, "bars       coded %.0f us, text %.0f us (known)%n", CODED_BAR, TEXT_BAR);
    System.out.printf(
        Locale.ROOT,
        "ratio %.2f match (coded %.2f, known text %.2f, new text %.2f of its bar; bar 1.00)%n",
        Math.max(coded / CODED_BAR, known / TEXT_BAR),
        coded / CODED_BAR,
        known / TEXT_BAR,
        fresh / TEXT_BAR);
    return Hub.DONE;
  }

  private static byte[] read(String path) {
    try {
      return Files.readAllBytes(ProjectRoot.path().resolve(path));
    } catch (IOException e) {
      throw new IllegalArgumentException("there is no " + path, e);
    }
  }

  private List<FindingSignal> coded() {
    List<FindingSignal> signals = new ArrayList<>();
    for (int i = 0; i < findings; i++) {
      signals.add(FindingSignal.coded("amfori-bsci", "7." + (1 + i % 25)));
    }
    return signals;
  }

  /** Texts of about 130 characters, each object of its own, as they come out of documents. */
  private List<FindingSignal> texts(int different) {
    List<FindingSignal> signals = new ArrayList<>();
    for (int i = 0; i < findings; i++) {
      String sentence = SENTENCES.get(i % SENTENCES.size());
      String text = String.format(Locale.ROOT, sentence, i % different);
      signals.add(
          new FindingSignal(null, null, null, SeverityLevel.MAJOR, null, text, "en", false));
    }
    return signals;
  }

  private double measure(String side, Matcher matcher, List<FindingSignal> signals) {
    for (int i = 0; i < WARM_UP; i++) {
      round(matcher, signals);
    }
    double[] micros = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      micros[i] = round(matcher, signals);
    }
    System.out.printf(
        Locale.ROOT,
        "%-10s %8.2f us a finding (median of %d rounds)%n",
        side,
        Ratio.median(micros),
        rounds);
    return Ratio.median(micros);
  }

  private double round(Matcher matcher, List<FindingSignal> signals) {
    long start = System.nanoTime();
    for (FindingSignal signal : signals) {
      answered += matcher.match(signal).trainingSuppressed() ? 0 : 1;
    }
    return (System.nanoTime() - start) / 1e3 / signals.size();
  }
}
