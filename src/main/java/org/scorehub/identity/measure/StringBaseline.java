package org.scorehub.identity.measure;

import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.scorehub.identity.scoring.SiteRecord;

/** The yardstick: how alike the strings of name and address are, without any knowledge. */
public final class StringBaseline {

  private static final JaroWinklerSimilarity ALIKE = new JaroWinklerSimilarity();

  private StringBaseline() {}

  /** Scores all pairs by the likeness of name and address as written. */
  public static List<ScoredPair> score(List<LabelledPair> pairs) {
    return pairs.stream()
        .map(pair -> new ScoredPair(pair, ALIKE.apply(line(pair.left()), line(pair.right()))))
        .toList();
  }

  /** The threshold with the best F1: the most that a plain threshold can reach. */
  public static double bestThreshold(List<ScoredPair> pairs) {
    double best = 0;
    double highest = -1;
    for (ScoredPair each : pairs) {
      double f1 = Confusion.at(each.score(), pairs).f1();
      if (f1 > highest) {
        highest = f1;
        best = each.score();
      }
    }
    return best;
  }

  private static String line(SiteRecord record) {
    return (record.name() + ' ' + record.address()).toLowerCase(Locale.ROOT);
  }
}
