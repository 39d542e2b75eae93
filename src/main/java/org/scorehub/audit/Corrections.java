package org.scorehub.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.FindingSignal;
import org.scorehub.matching.MatchingRules;

/** Corrections that stand, by buyer. The narrower goes first, then the later. */
public final class Corrections {

  private static final Comparator<Correction> STRONGEST_FIRST =
      Comparator.comparing(Correction::covers)
          .thenComparing(Comparator.comparing(Correction::madeAt).reversed())
          .thenComparing(Correction::id);

  /** For what belongs to no buyer. */
  public static final Corrections NONE = new Corrections(List.of());

  private final Map<String, List<Correction>> byBuyer = new HashMap<>();

  /** Corrections of any buyers, in any order. */
  public Corrections(Collection<Correction> corrections) {
    corrections.stream()
        .sorted(STRONGEST_FIRST)
        .forEach(c -> byBuyer.computeIfAbsent(c.buyer(), b -> new ArrayList<>()).add(c));
  }

  Optional<Correction> of(
      String buyer,
      FindingSignal finding,
      @Nullable UUID issue,
      @Nullable String textHash,
      MatchingRules rules) {
    return byBuyer.getOrDefault(buyer, List.of()).stream()
        .filter(correction -> correction.places(finding, issue, textHash, rules))
        .findFirst();
  }
}
