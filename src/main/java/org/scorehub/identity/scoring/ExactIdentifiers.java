package org.scorehub.identity.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.scorehub.canonical.avro.IdentifierLevel;
import org.scorehub.identity.scoring.SiteRecord.Identifier;

/**
 * Identifiers of site level that two records have.
 *
 * @param same values they share, by scheme
 * @param apart what each has of a scheme in which they share nothing
 */
record ExactIdentifiers(Map<String, String> same, Map<String, String[]> apart) {

  private static final double CERTAIN = 0.99;
  private static final double CONTRADICTED = 0.65;
  private static final double BELOW_SAME = 0.79;

  static ExactIdentifiers of(SiteRecord a, SiteRecord b) {
    if (a.identifiers().isEmpty() || b.identifiers().isEmpty()) {
      return new ExactIdentifiers(Map.of(), Map.of());
    }
    Map<String, Set<String>> left = values(a);
    Map<String, Set<String>> right = values(b);
    Map<String, String> same = new TreeMap<>();
    Map<String, String[]> apart = new TreeMap<>();
    left.forEach(
        (scheme, values) -> {
          Set<String> others = right.getOrDefault(scheme, Set.of());
          Set<String> common = new HashSet<>(values);
          common.retainAll(others);
          if (!common.isEmpty()) {
            same.put(scheme, String.join(" ", common));
          } else if (!others.isEmpty()) {
            apart.put(scheme, new String[] {String.join(" ", values), String.join(" ", others)});
          }
        });
    return new ExactIdentifiers(same, apart);
  }

  static boolean isOfSite(Identifier identifier) {
    return identifier.level() == IdentifierLevel.SITE;
  }

  private static Map<String, Set<String>> values(SiteRecord record) {
    Map<String, Set<String>> values = new HashMap<>();
    for (Identifier identifier : record.identifiers()) {
      if (isOfSite(identifier)) {
        values.computeIfAbsent(identifier.scheme(), s -> new HashSet<>()).add(identifier.value());
      }
    }
    return values;
  }

  /** What follows, where names and addresses alone would give {@code text}. */
  SiteScore decide(SiteScore text, boolean abroad) {
    if (same.isEmpty() && apart.isEmpty()) {
      return text;
    }
    double score = score(text.score(), abroad);
    List<ScoreReason> why = new ArrayList<>();
    double effect = logOdds(score) - logOdds(text.score());
    same.forEach(
        (scheme, value) ->
            why.add(new ScoreReason("same " + scheme, value, value, Math.max(effect, 0))));
    apart.forEach(
        (scheme, values) ->
            why.add(
                new ScoreReason(
                    same.isEmpty() ? "different " + scheme : "but different " + scheme,
                    values[0],
                    values[1],
                    Math.min(effect, 0))));
    if (abroad) {
      why.add(new ScoreReason("but different countries", "", "", Math.min(effect, 0)));
    }
    why.addAll(text.why());
    return new SiteScore(score, Band.of(score), why);
  }

  private double score(double text, boolean abroad) {
    if (same.isEmpty()) {
      return Math.min(text, BELOW_SAME);
    }
    return apart.isEmpty() && !abroad ? CERTAIN : CONTRADICTED;
  }

  private static double logOdds(double score) {
    double inside = Math.min(Math.max(score, 1e-6), 1 - 1e-6);
    return Math.log(inside / (1 - inside));
  }
}
