package org.scorehub.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.scorehub.identity.measure.Confusion;
import org.scorehub.identity.measure.LabelledPair;
import org.scorehub.identity.measure.ScoredPair;
import org.scorehub.identity.measure.StringBaseline;
import org.scorehub.identity.scoring.Band;
import org.scorehub.identity.scoring.SiteScorer;

/** The figures of {@code ./hub eval identity} as lines. */
final class IdentityReport {

  /** Below this number of pairs there is no figure. */
  private static final int ENOUGH = 20;

  private final List<ScoredPair> validated;
  private final List<ScoredPair> shipped;
  private final double threshold;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param validated scores by weights that saw none of the pair's records
   * @param shipped scores by the weights of the project
   */
  IdentityReport(List<ScoredPair> validated, List<ScoredPair> shipped, double threshold) {
    this.validated = validated;
    this.shipped = shipped;
    this.threshold = threshold;
  }

  List<String> lines() {
    lines.clear();
    counts();
    add("");
    add("same from %.2f on%17s  pairs  precision  recall     F1", threshold, "");
    summary("cross-validated, high", sure(validated, "high"));
    summary("cross-validated, high and medium", sure(validated, "high", "medium"));
    summary("shipped weights, high", sure(shipped, "high"));
    summary("shipped weights, high and medium", sure(shipped, "high", "medium"));
    baseline();
    add("");
    certain("cross-validated", sure(validated, "high"));
    certain("shipped weights", sure(shipped, "high"));
    bands(sure(validated, "high"));
    groups("category", LabelledPair::category);
    groups("country", pair -> Objects.requireNonNullElse(pair.left().country(), "-"));
    return List.copyOf(lines);
  }

  /** The pairs that cross-validation tells wrongly, with the reasons of the shipped weights. */
  List<String> errors(SiteScorer scorer) {
    lines.clear();
    add("");
    for (ScoredPair each : validated) {
      LabelledPair pair = each.pair();
      if (pair.same() != each.score() >= threshold) {
        String label = pair.same() ? "same" : "different";
        add(
            "%s  %.2f, but %s, %s, %s",
            pair.id(), each.score(), label, pair.category(), pair.confidence());
        add("  %s | %s", pair.left().name(), pair.left().address());
        add("  %s | %s", pair.right().name(), pair.right().address());
        scorer.score(pair.left(), pair.right()).why().forEach(reason -> add("    %s", reason));
      }
    }
    return List.copyOf(lines);
  }

  private void counts() {
    Map<String, Long> sureness =
        validated.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.pair().confidence(), TreeMap::new, Collectors.counting()));
    long same = validated.stream().filter(each -> each.pair().same()).count();
    add(
        "pairs %d: %d same, %d different; confidence %s",
        validated.size(), same, validated.size() - same, sureness);
  }

  private static List<ScoredPair> sure(List<ScoredPair> pairs, String... confidences) {
    Predicate<ScoredPair> wanted = each -> List.of(confidences).contains(each.pair().confidence());
    return pairs.stream().filter(wanted).toList();
  }

  private void summary(String what, List<ScoredPair> pairs) {
    figures(what, Confusion.at(threshold, pairs));
  }

  private void figures(String what, Confusion confusion) {
    if (confusion.total() < ENOUGH) {
      add("%-33s %6d  not measured (under %d pairs)", what, confusion.total(), ENOUGH);
    } else {
      add(
          "%-33s %6d      %.3f   %.3f  %.3f",
          what, confusion.total(), confusion.precision(), confusion.recall(), confusion.f1());
    }
  }

  private void baseline() {
    List<ScoredPair> strings =
        StringBaseline.score(sure(validated, "high").stream().map(ScoredPair::pair).toList());
    if (!strings.isEmpty()) {
      double best = StringBaseline.bestThreshold(strings);
      figures(
          String.format(Locale.ROOT, "string likeness from %.2f, high", best),
          Confusion.at(best, strings));
    }
  }

  private void certain(String what, List<ScoredPair> pairs) {
    Confusion confusion = Confusion.at(Band.SAME_FROM, pairs);
    int said = confusion.hits() + confusion.falseAlarms();
    if (said < ENOUGH) {
      add("%s, precision at score >= 0.80: not measured (%d pairs)", what, said);
      return;
    }
    add(
        "%s, precision at score >= 0.80: %.3f (%d of %d), at least %.3f with 95 %% confidence",
        what, confusion.precision(), confusion.hits(), said, lowest(confusion.hits(), said));
  }

  /** Lower bound of Wilson's interval, 95 %. */
  private static double lowest(int hits, int all) {
    double z = 1.96;
    double share = (double) hits / all;
    double middle = share + z * z / (2 * all);
    double width = z * Math.sqrt(share * (1 - share) / all + z * z / (4.0 * all * all));
    return (middle - width) / (1 + z * z / all);
  }

  private void bands(List<ScoredPair> pairs) {
    add("");
    add("cross-validated, high: score         pairs   same");
    double[] bounds = {0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.01};
    for (int i = bounds.length - 2; i >= 0; i--) {
      double from = bounds[i];
      double to = bounds[i + 1];
      List<ScoredPair> inside =
          pairs.stream().filter(each -> each.score() >= from && each.score() < to).toList();
      long same = inside.stream().filter(each -> each.pair().same()).count();
      add(
          "  %.2f to %.2f %-11s %17d %6d",
          from, Math.min(to, 1), Band.of(from), inside.size(), same);
    }
  }

  private void groups(String what, Function<LabelledPair, String> group) {
    add("");
    add("cross-validated, high, by %-15s pairs  told rightly", what);
    Map<String, List<ScoredPair>> byGroup =
        sure(validated, "high").stream()
            .collect(
                Collectors.groupingBy(
                    each -> group.apply(each.pair()), TreeMap::new, Collectors.toList()));
    byGroup.forEach(
        (name, pairs) -> {
          Confusion confusion = Confusion.at(threshold, pairs);
          double right = (double) (confusion.hits() + confusion.rejections()) / pairs.size();
          String told =
              pairs.size() < ENOUGH ? "not measured" : String.format(Locale.ROOT, "%.3f", right);
          add("  %-39s %5d  %s", name, pairs.size(), told);
        });
  }

  private void add(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
